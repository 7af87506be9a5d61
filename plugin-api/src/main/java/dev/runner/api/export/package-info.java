/** What sends stored runs to other tools. */
@NullMarked
package dev.runner.api.export;

import org.jspecify.annotations.NullMarked;
