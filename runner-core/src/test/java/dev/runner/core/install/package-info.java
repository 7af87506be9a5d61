/** Tests of where plugins come from. */
@NullMarked
package dev.runner.core.install;

import org.jspecify.annotations.NullMarked;
