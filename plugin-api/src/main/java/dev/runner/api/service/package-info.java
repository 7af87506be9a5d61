/** What a plugin can do for a run beside its tests, each in a process of its own. */
@NullMarked
package dev.runner.api.service;

import org.jspecify.annotations.NullMarked;
