/** Tests of what people do with the inventory service, several operations each. */
@NullMarked
package dev.runner.sample.scenario;

import org.jspecify.annotations.NullMarked;
