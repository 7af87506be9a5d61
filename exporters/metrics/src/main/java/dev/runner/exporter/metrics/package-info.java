/** Figures of runs and tasks for a Prometheus push gateway and for InfluxDB. */
@NullMarked
package dev.runner.exporter.metrics;

import org.jspecify.annotations.NullMarked;
