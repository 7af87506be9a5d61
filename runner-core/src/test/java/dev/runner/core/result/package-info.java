/** Tests of identities and counts. */
@NullMarked
package dev.runner.core.result;

import org.jspecify.annotations.NullMarked;
