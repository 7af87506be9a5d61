/** How messages and events become bytes and back. */
@NullMarked
package dev.runner.core.wire;

import org.jspecify.annotations.NullMarked;
