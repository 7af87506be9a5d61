/** Posts runs and tasks to a URL. */
@NullMarked
package dev.runner.exporter.webhook;

import org.jspecify.annotations.NullMarked;
