/** Stores runs and their files in buckets that understand S3. */
@NullMarked
package dev.runner.exporter.s3;

import org.jspecify.annotations.NullMarked;
