/** From plugin jars to installed plugins, and in a fork to loaded ones. */
@NullMarked
package dev.runner.core.plugin;

import org.jspecify.annotations.NullMarked;
