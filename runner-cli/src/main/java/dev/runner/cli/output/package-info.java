/** What a person or a script sees: texts, tables and JSON. */
@NullMarked
package dev.runner.cli.output;

import org.jspecify.annotations.NullMarked;
