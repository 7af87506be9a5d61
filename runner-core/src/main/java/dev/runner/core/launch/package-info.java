/** The one JUnit Platform discovery request and the engine that runs a portion of it. */
@NullMarked
package dev.runner.core.launch;

import org.jspecify.annotations.NullMarked;
