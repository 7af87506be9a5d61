package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test or test class that runs on a thread, for code that is called by tests and takes no
 * parameter for it: clients above all.
 *
 * <p>Known are those that carry {@link RunnerTest}, take a {@link dev.runner.api.client.Client}, or
 * are extended with {@link RunningTestExtension} in another way. A thread that a test starts has no
 * test; hand this object over to it. Safe for use by several threads.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RunningTest {

  private static final ThreadLocal<@Nullable RunningTest> CURRENT = new ThreadLocal<>();

  private final ExtensionContext context;
  private final Map<String, LineFile> files = new LinkedHashMap<>();
  private volatile Phase phase;
  private boolean ended;

  RunningTest(ExtensionContext context, Phase phase) {
    this.context = context;
    this.phase = phase;
  }

  /**
   * Returns what runs on the current thread.
   *
   * @return the innermost of test, invocation and class; empty outside of them
   */
  public static Optional<RunningTest> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Sets what runs on this thread; returns what did before, or null. */
  static @Nullable RunningTest enter(@Nullable RunningTest test) {
    RunningTest before = CURRENT.get();
    if (test == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(test);
    }
    return before;
  }

  /**
   * Returns which test or class it is.
   *
   * @return JUnit's unique id
   */
  public String uniqueId() {
    return context.getUniqueId();
  }

  /**
   * Returns how far it has got.
   *
   * @return the phase at this moment
   */
  public Phase phase() {
    return phase;
  }

  void phase(Phase now) {
    this.phase = now;
  }

  /**
   * Adds a line to a file that is attached to the test or class when it ends, as one that JUnit's
   * {@code TestReporter} publishes.
   *
   * @param file its name, the same for all lines of one file
   * @param mediaType its media type; that of the first line counts
   * @param line the text, without line breaks
   * @return whether the line is kept: not if the test has ended, or the file holds 64 MiB already
   */
  public synchronized boolean append(String file, String mediaType, String line) {
    return !ended
        && files.computeIfAbsent(file, name -> new LineFile(name, mediaType)).append(line);
  }

  /** Publishes its files; nothing can be added after that. */
  synchronized void end() {
    ended = true;
    boolean interrupted = Thread.interrupted(); // it would break the writing
    try {
      files.values().forEach(file -> file.publish(context));
    } finally {
      files.clear();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * The parts of the life of a test or class.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public enum Phase {
    /** A class before its first test: {@code @BeforeAll} and what extensions do there. */
    CLASS_SET_UP,
    /** A test before its body: constructor, {@code @BeforeEach} and what extensions do there. */
    SET_UP,
    /** The body of a test. */
    TEST,
    /** A test behind its body: {@code @AfterEach}, clean-up. */
    TEAR_DOWN,
    /** A class from its first test on: {@code @AfterAll}, clean-up. */
    CLASS_TEAR_DOWN
  }
}
