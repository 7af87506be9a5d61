/** Tests of installed and loaded plugins, on real jars. */
@NullMarked
package dev.runner.core.plugin;

import org.jspecify.annotations.NullMarked;
