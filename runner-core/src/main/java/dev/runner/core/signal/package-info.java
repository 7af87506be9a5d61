/** What the system tells a process, the supervisor's or a fork's. */
@NullMarked
package dev.runner.core.signal;

import org.jspecify.annotations.NullMarked;
