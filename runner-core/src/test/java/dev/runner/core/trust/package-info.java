/** Tests of which plugins are let in. */
@NullMarked
package dev.runner.core.trust;

import org.jspecify.annotations.NullMarked;
