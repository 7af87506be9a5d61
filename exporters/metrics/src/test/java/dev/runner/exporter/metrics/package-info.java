/** Tests of the exporter against doubles of both services, and on demand against the services. */
@NullMarked
package dev.runner.exporter.metrics;

import org.jspecify.annotations.NullMarked;
