/** Tests of the module as a whole, and of the packaged product. */
@NullMarked
package dev.runner.cli;

import org.jspecify.annotations.NullMarked;
