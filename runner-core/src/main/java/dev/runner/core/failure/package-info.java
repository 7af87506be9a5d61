/**
 * Tells which failures are of one kind, whatever run, machine or JDK they come from, and what of a
 * stack trace says why.
 */
@NullMarked
package dev.runner.core.failure;

import org.jspecify.annotations.NullMarked;
