/**
 * What goes to an exporter and where: targets that are allowed, runs and tasks as it sees them, its
 * outbox.
 */
@NullMarked
package dev.runner.core.export;

import org.jspecify.annotations.NullMarked;
