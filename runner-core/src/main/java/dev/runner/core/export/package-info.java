/**
 * What goes to an exporter and where: targets that are allowed, runs as it sees them, its outbox.
 */
@NullMarked
package dev.runner.core.export;

import org.jspecify.annotations.NullMarked;
