/**
 * Which classes run next, decided from how long they took before and what is locked; pure, without
 * any process.
 */
@NullMarked
package dev.runner.core.schedule;

import org.jspecify.annotations.NullMarked;
