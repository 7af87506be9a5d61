/** Tasks of Rally, read from the files that its reports are. */
@NullMarked
package dev.runner.core.task;

import org.jspecify.annotations.NullMarked;
