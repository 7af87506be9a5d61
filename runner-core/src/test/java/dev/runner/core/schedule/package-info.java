/** Tests of the schedule, by simulation. */
@NullMarked
package dev.runner.core.schedule;

import org.jspecify.annotations.NullMarked;
