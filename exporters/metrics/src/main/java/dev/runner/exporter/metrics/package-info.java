/** Figures of runs for a Prometheus push gateway and for InfluxDB. */
@NullMarked
package dev.runner.exporter.metrics;

import org.jspecify.annotations.NullMarked;
