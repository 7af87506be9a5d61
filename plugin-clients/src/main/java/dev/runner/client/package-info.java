/** What tests of a service use: a REST client that keeps a record, waiting, names. */
@NullMarked
package dev.runner.client;

import org.jspecify.annotations.NullMarked;
