/** Files that other processes read while they are written. */
@NullMarked
package dev.runner.core.file;

import org.jspecify.annotations.NullMarked;
