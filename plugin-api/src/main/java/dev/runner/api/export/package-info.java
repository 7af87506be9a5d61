/** What sends stored runs and tasks to other tools. */
@NullMarked
package dev.runner.api.export;

import org.jspecify.annotations.NullMarked;
