/** Tests of the compatibility matrix. */
@NullMarked
package dev.runner.core.compatibility;

import org.jspecify.annotations.NullMarked;
