/** Tests of collected problems. */
@NullMarked
package dev.runner.core.issue;

import org.jspecify.annotations.NullMarked;
