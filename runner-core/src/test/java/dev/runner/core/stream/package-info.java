/** Tests of the events of a run as lines of JSON. */
@NullMarked
package dev.runner.core.stream;

import org.jspecify.annotations.NullMarked;
