/** Tests of names for workspaces. */
@NullMarked
package dev.runner.core.workspace;

import org.jspecify.annotations.NullMarked;
