/** What tests of several packages share. */
@NullMarked
package dev.runner.core.testing;

import org.jspecify.annotations.NullMarked;
