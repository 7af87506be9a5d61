/** Tests of how command lines are read. */
@NullMarked
package dev.runner.cli.command;

import org.jspecify.annotations.NullMarked;
