/** Tests of how tasks are read. */
@NullMarked
package dev.runner.core.task;

import org.jspecify.annotations.NullMarked;
