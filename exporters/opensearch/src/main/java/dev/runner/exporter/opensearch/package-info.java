/** Indexes runs and tasks in OpenSearch and Elasticsearch. */
@NullMarked
package dev.runner.exporter.opensearch;

import org.jspecify.annotations.NullMarked;
