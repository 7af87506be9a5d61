/** Tests of what is shown. */
@NullMarked
package dev.runner.cli.output;

import org.jspecify.annotations.NullMarked;
