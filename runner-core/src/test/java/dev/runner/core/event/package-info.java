/** Tests of the facts of a run as bytes. */
@NullMarked
package dev.runner.core.event;

import org.jspecify.annotations.NullMarked;
