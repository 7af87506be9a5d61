/** Services that exporters call, for tests: real HTTP on the loopback interface, with a state. */
@NullMarked
package dev.runner.exporter.doubles;

import org.jspecify.annotations.NullMarked;
