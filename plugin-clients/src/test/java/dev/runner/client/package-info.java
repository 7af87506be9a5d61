/** Clients against a real server on the loopback interface. */
@NullMarked
package dev.runner.client;

import org.jspecify.annotations.NullMarked;
