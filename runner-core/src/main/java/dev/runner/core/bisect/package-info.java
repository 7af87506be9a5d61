/** The search for what makes something fail, by trying; pure, without any process. */
@NullMarked
package dev.runner.core.bisect;

import org.jspecify.annotations.NullMarked;
