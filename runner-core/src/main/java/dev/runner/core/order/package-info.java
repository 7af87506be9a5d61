/** The orders in which the classes of a run can go. */
@NullMarked
package dev.runner.core.order;

import org.jspecify.annotations.NullMarked;
