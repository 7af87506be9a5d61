/** What a plugin's tests use whatever engine runs them: identities and clean-up. */
@NullMarked
package dev.runner.api;

import org.jspecify.annotations.NullMarked;
