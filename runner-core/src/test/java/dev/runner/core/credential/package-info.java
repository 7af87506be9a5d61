/** Tests of who may use which account, and of leases. */
@NullMarked
package dev.runner.core.credential;

import org.jspecify.annotations.NullMarked;
