/** Durable runs and results. */
@NullMarked
package dev.runner.core.store;

import org.jspecify.annotations.NullMarked;
