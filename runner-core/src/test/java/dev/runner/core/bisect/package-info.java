/** Tests of the search, with scripted answers. */
@NullMarked
package dev.runner.core.bisect;

import org.jspecify.annotations.NullMarked;
