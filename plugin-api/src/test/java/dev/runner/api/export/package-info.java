/** Tests of what exporters are given. */
@NullMarked
package dev.runner.api.export;

import org.jspecify.annotations.NullMarked;
