/** Tests of the exporter against doubles of both generations. */
@NullMarked
package dev.runner.exporter.testapi;

import org.jspecify.annotations.NullMarked;
