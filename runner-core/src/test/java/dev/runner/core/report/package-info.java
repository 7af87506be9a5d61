/** Tests of the reports, each on a real store. */
@NullMarked
package dev.runner.core.report;

import org.jspecify.annotations.NullMarked;
