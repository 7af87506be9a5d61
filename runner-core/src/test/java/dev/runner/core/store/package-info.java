/** Tests of the store; the contract holds for every kind of it. */
@NullMarked
package dev.runner.core.store;

import org.jspecify.annotations.NullMarked;
