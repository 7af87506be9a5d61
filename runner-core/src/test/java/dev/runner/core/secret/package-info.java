/** Tests of the masking of secrets. */
@NullMarked
package dev.runner.core.secret;

import org.jspecify.annotations.NullMarked;
