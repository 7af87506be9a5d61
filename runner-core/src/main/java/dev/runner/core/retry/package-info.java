/** What is done about tests that fail: whether they run again, and whether their failure counts. */
@NullMarked
package dev.runner.core.retry;

import org.jspecify.annotations.NullMarked;
