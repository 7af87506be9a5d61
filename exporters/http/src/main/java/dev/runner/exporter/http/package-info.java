/** What exporters that call a service over HTTP have in common; each carries it in its jar. */
@NullMarked
package dev.runner.exporter.http;

import org.jspecify.annotations.NullMarked;
