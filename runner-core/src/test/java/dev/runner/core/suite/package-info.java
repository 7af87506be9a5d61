/** Tests of selections and how they meet plugins. */
@NullMarked
package dev.runner.core.suite;

import org.jspecify.annotations.NullMarked;
