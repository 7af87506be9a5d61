/** Everything that is wrong with a workspace, before a run shows it. */
@NullMarked
package dev.runner.core.doctor;

import org.jspecify.annotations.NullMarked;
