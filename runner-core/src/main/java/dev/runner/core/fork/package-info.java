/** Processes for foreign code: their life on one side, their main class on the other. */
@NullMarked
package dev.runner.core.fork;

import org.jspecify.annotations.NullMarked;
