/** The inventory service: its items, a client, and a bundled server to practise on. */
@NullMarked
package dev.runner.sample.inventory;

import org.jspecify.annotations.NullMarked;
