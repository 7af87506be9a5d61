/** The names that a user has given to workspaces, and where those lie. */
@NullMarked
package dev.runner.core.workspace;

import org.jspecify.annotations.NullMarked;
