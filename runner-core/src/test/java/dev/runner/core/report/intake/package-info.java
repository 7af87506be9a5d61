/** Tests of what reads results. */
@NullMarked
package dev.runner.core.report.intake;

import org.jspecify.annotations.NullMarked;
