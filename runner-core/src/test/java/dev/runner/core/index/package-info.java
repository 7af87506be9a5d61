/** Tests of the index and its files. */
@NullMarked
package dev.runner.core.index;

import org.jspecify.annotations.NullMarked;
