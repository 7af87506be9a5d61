/** Tests of the SLF4J provider. */
@NullMarked
package dev.runner.core.log;

import org.jspecify.annotations.NullMarked;
