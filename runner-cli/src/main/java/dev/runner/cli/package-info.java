/** The {@code runner} command: the only main method and the only place that wires the product. */
@NullMarked
package dev.runner.cli;

import org.jspecify.annotations.NullMarked;
