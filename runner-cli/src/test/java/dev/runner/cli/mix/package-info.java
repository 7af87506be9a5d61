/** Suites with faults at random places, and runs that are killed at random points. */
@org.jspecify.annotations.NullMarked
package dev.runner.cli.mix;
