/** Tests of the rules about tests that fail. */
@NullMarked
package dev.runner.core.retry;

import org.jspecify.annotations.NullMarked;
