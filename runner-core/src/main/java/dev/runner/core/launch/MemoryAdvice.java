package dev.runner.core.launch;

/** Says which limit of this process was hit, and how to raise it. */
final class MemoryAdvice {

  private static final int MEBIBYTE = 1 << 20;

  private MemoryAdvice() {}

  /**
   * Returns advice to append to the message.
   *
   * @param message the message of the OutOfMemoryError
   */
  static String on(String message) {
    if (message.contains("native thread")) {
      return " (the system allows its fork no more threads: end threads, or raise 'ulimit -u')";
    }
    if (message.contains("etaspace") || message.contains("class space")) {
      return " (its fork has no room for more classes: raise -XX:MaxMetaspaceSize in fork.jvm-args"
          + " or in the plugin's Runner-Jvm-Arguments)";
    }
    if (message.contains("exceeds VM limit")) {
      return ""; // no setting helps against an array that no JVM can hold
    }
    return " (the heap of its fork is at most %d MiB: raise fork.heap)"
        .formatted(Runtime.getRuntime().maxMemory() / MEBIBYTE);
  }
}
