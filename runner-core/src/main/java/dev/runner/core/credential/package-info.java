/** Who may use which account of the system under test, and who does. */
@NullMarked
package dev.runner.core.credential;

import org.jspecify.annotations.NullMarked;
