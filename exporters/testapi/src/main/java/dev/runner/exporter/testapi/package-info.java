/** Pushes results to an OPNFV TestAPI, in the form of its first or its second generation. */
@NullMarked
package dev.runner.exporter.testapi;

import org.jspecify.annotations.NullMarked;
