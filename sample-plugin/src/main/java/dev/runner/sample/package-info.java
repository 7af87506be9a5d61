/** What the sample plugin adds to the configuration. */
@NullMarked
package dev.runner.sample;

import org.jspecify.annotations.NullMarked;
