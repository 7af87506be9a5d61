/** The main path of a run, from a request to its stored result. */
@NullMarked
package dev.runner.core.run;

import org.jspecify.annotations.NullMarked;
