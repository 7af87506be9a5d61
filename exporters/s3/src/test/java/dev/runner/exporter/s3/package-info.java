/** Tests of the exporter against a double that checks signatures, and on demand against S3Mock. */
@NullMarked
package dev.runner.exporter.s3;

import org.jspecify.annotations.NullMarked;
