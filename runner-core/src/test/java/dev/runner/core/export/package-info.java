/** Tests of what goes to exporters. */
@NullMarked
package dev.runner.core.export;

import org.jspecify.annotations.NullMarked;
