/** Reads results that other tools, or this one, have written to files. */
@NullMarked
package dev.runner.core.report.intake;

import org.jspecify.annotations.NullMarked;
