/** The SLF4J provider of the runner's processes. */
@NullMarked
package dev.runner.core.log;

import org.jspecify.annotations.NullMarked;
