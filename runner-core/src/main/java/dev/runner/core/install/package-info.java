/** Where plugins come from, and how they get into and out of a folder of plugins. */
@NullMarked
package dev.runner.core.install;

import org.jspecify.annotations.NullMarked;
