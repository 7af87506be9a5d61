/** Clients of services that one plugin offers by name and others use by an interface. */
@NullMarked
package dev.runner.api.client;

import org.jspecify.annotations.NullMarked;
