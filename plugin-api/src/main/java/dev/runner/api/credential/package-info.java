/** Accounts of the system under test that tests borrow. */
@NullMarked
package dev.runner.api.credential;

import org.jspecify.annotations.NullMarked;
