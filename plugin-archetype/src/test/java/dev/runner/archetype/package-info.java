/** The check that a generated plugin builds alone and runs under the runner. */
@NullMarked
package dev.runner.archetype;

import org.jspecify.annotations.NullMarked;
