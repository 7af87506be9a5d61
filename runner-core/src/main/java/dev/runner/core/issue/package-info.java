/** Problems of plugins, options and discovery, collected instead of thrown. */
@NullMarked
package dev.runner.core.issue;

import org.jspecify.annotations.NullMarked;
