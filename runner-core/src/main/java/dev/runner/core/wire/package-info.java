/** How messages become numbered, checked bytes and back, on a socket and in a file. */
@NullMarked
package dev.runner.core.wire;

import org.jspecify.annotations.NullMarked;
