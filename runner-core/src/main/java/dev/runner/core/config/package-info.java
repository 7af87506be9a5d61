/** From option declarations and configuration sources to merged options. */
@NullMarked
package dev.runner.core.config;

import org.jspecify.annotations.NullMarked;
