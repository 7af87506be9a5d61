/** What is secret, and how it is kept out of everything that is written. */
@NullMarked
package dev.runner.core.secret;

import org.jspecify.annotations.NullMarked;
