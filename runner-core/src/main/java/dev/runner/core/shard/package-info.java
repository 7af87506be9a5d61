/** The division of a suite over machines, and the proof that its parts are the suite. */
@NullMarked
package dev.runner.core.shard;

import org.jspecify.annotations.NullMarked;
