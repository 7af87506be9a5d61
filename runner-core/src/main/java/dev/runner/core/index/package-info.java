/** What discovery found in each plugin, kept in files so that it need not be asked again. */
@NullMarked
package dev.runner.core.index;

import org.jspecify.annotations.NullMarked;
