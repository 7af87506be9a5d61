/** Reports written from a stored run. */
@NullMarked
package dev.runner.core.report;

import org.jspecify.annotations.NullMarked;
