/** Named clients, given to tests. */
@NullMarked
package dev.runner.api.client;

import org.jspecify.annotations.NullMarked;
