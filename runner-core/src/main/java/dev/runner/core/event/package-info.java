/** The ordered facts of a run. */
@NullMarked
package dev.runner.core.event;

import org.jspecify.annotations.NullMarked;
