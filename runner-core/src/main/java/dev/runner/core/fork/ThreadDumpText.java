package dev.runner.core.fork;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What all threads of this process do, for people. */
final class ThreadDumpText {

  private static final int MAX_FRAMES = 200;
  private static final int MAX_LENGTH = 64 << 10;

  /** Threads of this name are the runner's own and of no interest, but for one with a test. */
  private static final String OWN = "runner-";

  private ThreadDumpText() {}

  /**
   * Returns their stacks with what they wait for, at most 64 K characters.
   *
   * @param first the thread that comes first, if it still lives
   */
  static String of(Optional<Thread> first) {
    long id = first.map(Thread::getId).orElse(0L);
    List<ThreadInfo> threads = new ArrayList<>();
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      boolean isFirst = thread != null && thread.getThreadId() == id;
      if (isFirst || (thread != null && !thread.getThreadName().startsWith(OWN))) {
        threads.add(thread);
      }
    }
    threads.sort(Comparator.comparing(thread -> thread.getThreadId() != id));
    StringBuilder text = new StringBuilder();
    threads.forEach(thread -> append(thread, text));
    return text.length() <= MAX_LENGTH ? text.toString() : text.substring(0, MAX_LENGTH) + "\n...";
  }

  /** Returns where one thread stands, a line for each frame. */
  static String frames(Thread thread) {
    StringBuilder text = new StringBuilder();
    StackTraceElement[] frames = thread.getStackTrace();
    for (int depth = 0; depth < Math.min(frames.length, MAX_FRAMES); depth++) {
      text.append("\tat ").append(frame(frames[depth])).append('\n');
    }
    return text.toString();
  }

  /** Writes a frame as stack traces do, without the loader and the module's version. */
  private static String frame(StackTraceElement frame) {
    String place = frame.isNativeMethod() ? "Native Method" : frame.getFileName();
    String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
    String module = frame.getModuleName() == null ? "" : frame.getModuleName() + "/";
    return "%s%s.%s(%s%s)"
        .formatted(module, frame.getClassName(), frame.getMethodName(), place, line);
  }

  private static void append(ThreadInfo thread, StringBuilder text) {
    text.append('"').append(thread.getThreadName()).append("\" ").append(thread.getThreadState());
    LockInfo awaited = thread.getLockInfo();
    if (awaited != null) {
      text.append(", waits for ").append(awaited);
    }
    if (thread.getLockOwnerName() != null) {
      text.append(", held by \"").append(thread.getLockOwnerName()).append('"');
    }
    text.append('\n');
    StackTraceElement[] frames = thread.getStackTrace();
    for (int depth = 0; depth < Math.min(frames.length, MAX_FRAMES); depth++) {
      text.append("\tat ").append(frame(frames[depth])).append('\n');
      for (MonitorInfo monitor : thread.getLockedMonitors()) {
        if (monitor.getLockedStackDepth() == depth) {
          text.append("\t- holds ").append(monitor).append('\n');
        }
      }
    }
    text.append('\n');
  }
}
