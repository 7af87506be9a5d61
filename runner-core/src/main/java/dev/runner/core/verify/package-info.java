/** What is wrong with plugins that shows in their classes, without running a test. */
@NullMarked
package dev.runner.core.verify;

import org.jspecify.annotations.NullMarked;
