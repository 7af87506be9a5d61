/** Tests of the rules about tests that fail. */
@NullMarked
package dev.runner.core.failure;

import org.jspecify.annotations.NullMarked;
