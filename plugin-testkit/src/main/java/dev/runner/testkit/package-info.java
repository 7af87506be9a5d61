/** Checks a plugin in its own build, by the real runner. */
@NullMarked
package dev.runner.testkit;

import org.jspecify.annotations.NullMarked;
