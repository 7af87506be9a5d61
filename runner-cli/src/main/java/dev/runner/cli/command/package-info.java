/** One class for each command: it parses, asks the core for one thing and shows the answer. */
@NullMarked
package dev.runner.cli.command;

import org.jspecify.annotations.NullMarked;
