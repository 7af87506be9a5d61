/** Tests of the module as a whole. */
@NullMarked
package dev.runner.core;

import org.jspecify.annotations.NullMarked;
