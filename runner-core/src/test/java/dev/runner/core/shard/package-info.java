/** Tests of the division of suites and of its proof. */
@NullMarked
package dev.runner.core.shard;

import org.jspecify.annotations.NullMarked;
