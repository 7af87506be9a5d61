/** Tells which failures are of one kind, whatever run, machine or JDK they come from. */
@NullMarked
package dev.runner.core.failure;

import org.jspecify.annotations.NullMarked;
