/** What the design says of the code of all modules, held. */
@NullMarked
package dev.runner.architecture;

import org.jspecify.annotations.NullMarked;
