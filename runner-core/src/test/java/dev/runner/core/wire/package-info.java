/** Tests of messages and frames. */
@NullMarked
package dev.runner.core.wire;

import org.jspecify.annotations.NullMarked;
