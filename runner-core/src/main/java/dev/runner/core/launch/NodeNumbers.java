package dev.runner.core.launch;

import java.util.concurrent.atomic.AtomicInteger;

/** Gives each node that this process announces a number of its own, from 1 on. */
final class NodeNumbers {

  private final AtomicInteger last = new AtomicInteger();

  int next() {
    return last.incrementAndGet();
  }
}
