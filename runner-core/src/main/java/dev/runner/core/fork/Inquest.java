package dev.runner.core.fork;

import dev.runner.core.issue.CodePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers, on the thread that listens to the supervisor, what a test or the process is at. */
final class Inquest {

  /** More tests at the same time are a matter of a tool of its own. */
  private static final int MOST_STACKS = 64;

  private final SupervisorChannel channel;
  private final OutputCapture capture;
  private final Thread main = Thread.currentThread();

  /** Prepares to answer; the current thread is the one that stands for the process. */
  Inquest(SupervisorChannel channel, OutputCapture capture) {
    this.channel = channel;
    this.capture = capture;
  }

  /** Answers a message, or returns false if it is for others. */
  boolean takes(ToFork message) {
    if (message instanceof ToFork.WhereAreYou) {
      channel.send(new FromFork.Standing(place(main)));
    } else if (message instanceof ToFork.Dump dump) {
      Thread thread = capture.thread(dump.node()).orElse(main);
      channel.send(new FromFork.ThreadDump(place(thread), ThreadDumpText.of(Optional.of(thread))));
    } else if (message instanceof ToFork.Look) {
      channel.send(new FromFork.Stacks(stacks()));
    } else if (message instanceof ToFork.Interrupt interrupt) {
      capture.interrupt(interrupt.node());
    } else {
      return false;
    }
    return true;
  }

  private List<FromFork.Stacks.Stack> stacks() {
    List<FromFork.Stacks.Stack> stacks = new ArrayList<>();
    for (OutputScope scope : capture.innermost()) {
      if (stacks.size() < MOST_STACKS) {
        stacks.add(new FromFork.Stacks.Stack(scope.node(), ThreadDumpText.frames(scope.thread())));
      }
    }
    return stacks.isEmpty()
        ? List.of(new FromFork.Stacks.Stack(0, ThreadDumpText.frames(main)))
        : stacks;
  }

  private static String place(Thread thread) {
    return CodePlace.any(thread.getStackTrace()).orElse("");
  }
}
