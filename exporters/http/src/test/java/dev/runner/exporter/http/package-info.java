/** Tests of calls against a service on the loopback interface. */
@NullMarked
package dev.runner.exporter.http;

import org.jspecify.annotations.NullMarked;
