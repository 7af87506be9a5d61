/** Tests of the exporter against doubles of both products, and on demand against the products. */
@NullMarked
package dev.runner.exporter.opensearch;

import org.jspecify.annotations.NullMarked;
