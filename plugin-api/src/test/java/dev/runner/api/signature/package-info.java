/** The public API as text, compared with what was accepted. */
@NullMarked
package dev.runner.api.signature;

import org.jspecify.annotations.NullMarked;
