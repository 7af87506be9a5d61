/** The events of a run as lines of JSON, for programs that follow it while it goes on. */
@NullMarked
package dev.runner.core.stream;

import org.jspecify.annotations.NullMarked;
