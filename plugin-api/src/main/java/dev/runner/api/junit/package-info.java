/** The JUnit Jupiter extension that brings options and clean-up into tests. */
@NullMarked
package dev.runner.api.junit;

import org.jspecify.annotations.NullMarked;
