/** Tests of the engine, in this process and on compiled plugins. */
@NullMarked
package dev.runner.core.launch;

import org.jspecify.annotations.NullMarked;
