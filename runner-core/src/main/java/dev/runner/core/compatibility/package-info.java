/** Which versions of plugins have worked where, from the runs that were stored. */
@NullMarked
package dev.runner.core.compatibility;

import org.jspecify.annotations.NullMarked;
