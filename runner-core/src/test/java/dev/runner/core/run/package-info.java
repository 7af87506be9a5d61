/** Tests of the main path's parts, on scripted messages of forks. */
@NullMarked
package dev.runner.core.run;

import org.jspecify.annotations.NullMarked;
