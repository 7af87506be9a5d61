/** Processes for foreign code: how they start, talk and end, and what runs inside them. */
@NullMarked
package dev.runner.core.fork;

import org.jspecify.annotations.NullMarked;
