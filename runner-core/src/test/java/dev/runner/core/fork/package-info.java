/** Tests of what needs no process. */
@NullMarked
package dev.runner.core.fork;

import org.jspecify.annotations.NullMarked;
