/** Which plugins an operator lets in: the lock, signatures, and those that are switched off. */
@NullMarked
package dev.runner.core.trust;

import org.jspecify.annotations.NullMarked;
