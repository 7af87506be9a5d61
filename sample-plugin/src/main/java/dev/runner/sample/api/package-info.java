/** Tests of single operations of the inventory service. */
@NullMarked
package dev.runner.sample.api;

import org.jspecify.annotations.NullMarked;
