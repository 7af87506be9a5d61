/** Tests of the kit for plugins. */
@NullMarked
package dev.runner.testkit;

import org.jspecify.annotations.NullMarked;
