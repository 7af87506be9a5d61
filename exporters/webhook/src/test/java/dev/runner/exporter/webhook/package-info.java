/** Tests of the webhook exporter against a service on the loopback interface. */
@NullMarked
package dev.runner.exporter.webhook;

import org.jspecify.annotations.NullMarked;
