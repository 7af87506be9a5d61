/** Annotations of tests, as JUnit alone sees them. */
@NullMarked
package dev.runner.api;

import org.jspecify.annotations.NullMarked;
