/** From installed plugins and a selection to the suite and its portions. */
@NullMarked
package dev.runner.core.suite;

import org.jspecify.annotations.NullMarked;
