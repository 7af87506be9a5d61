package dev.runner.client;

import java.util.Arrays;

/** Makes stack traces begin where a test calls this library. */
final class Frames {

  private static final String OWN = Frames.class.getPackageName() + ".";

  private Frames() {}

  /** Returns the frames behind those of this library; all of them if there are no others. */
  static StackTraceElement[] ofCaller(StackTraceElement[] frames) {
    int first = 0;
    while (first < frames.length && frames[first].getClassName().startsWith(OWN)) {
      first++;
    }
    return first == frames.length ? frames : Arrays.copyOfRange(frames, first, frames.length);
  }
}
