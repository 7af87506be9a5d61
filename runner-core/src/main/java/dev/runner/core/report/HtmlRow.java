package dev.runner.core.report;

import dev.runner.core.result.Flag;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the list of a page has of a test.
 *
 * @param name its name in its class
 * @param printedId its id for people; empty text if plugin, class and name say it
 * @param more what only a look at the test needs
 * @param outcome the letter of its outcome
 * @param flags a bit for each mark
 * @param start milliseconds from the start of the run to its own; -1 if it did not start
 * @param took microseconds; -1 if unknown
 * @param fork the number of its fork; 0 if it did not start
 * @param attempts how often it was tried
 * @param tags its tags
 * @param message the beginning of why it did not pass; empty text if it did
 * @param cluster the number of what failed for the same reason; -1 if there is none
 * @param detail the number of its details; -1 if there are none
 */
record HtmlRow(
    String name,
    String printedId,
    More more,
    char outcome,
    int flags,
    long start,
    long took,
    int fork,
    int attempts,
    List<String> tags,
    String message,
    int cluster,
    int detail) {

  /** The marks in the order of their bits. */
  static final List<Flag> FLAGS = List.of(Flag.values());

  /** A test that failed in the run and not in the one before it. */
  static final int NEW = 1 << FLAGS.size();

  /** A test that passed in the run and not in the one before it. */
  static final int MENDED = NEW << 1;

  /** A class that failed beside its tests. */
  static final char CLASS_FAULT = 'C';

  private static final int MESSAGE_LENGTH = 300;

  /**
   * Makes the row of a test.
   *
   * @param begin when the run began
   * @param news marks that it has since the run before
   */
  static HtmlRow of(StoredTest test, Instant begin, int news, int cluster, int detail) {
    var description = test.description();
    String regular =
        description.plugin() + ":" + description.className() + "." + description.name();
    StoredAttempt last = test.last();
    return new HtmlRow(
        description.name(),
        description.printedId().equals(regular) ? "" : description.printedId(),
        new More(description.uniqueId(), description.displayName(), description.uuid()),
        letter(test),
        flags(test) | news,
        last.startedAt().map(at -> at.toEpochMilli() - begin.toEpochMilli()).orElse(-1L),
        last.duration().map(took -> took.toNanos() / 1000).orElse(-1L),
        last.fork().orElse(0),
        test.attempts(),
        description.tags(),
        beginning(test.message()),
        cluster,
        detail);
  }

  /** Makes the row of what failed in a class. */
  static HtmlRow of(ClassFault fault, int cluster, int detail) {
    return new HtmlRow(
        fault.name(),
        "",
        new More("", fault.name(), Optional.empty()),
        CLASS_FAULT,
        0,
        -1,
        -1,
        0,
        1,
        List.of(),
        beginning(fault.failure().message()),
        cluster,
        detail);
  }

  /** Tells whether a message is in its row as a whole. */
  static boolean isWhole(String message) {
    return message.length() <= MESSAGE_LENGTH;
  }

  /** Returns the bits of the marks that a test has. */
  static int flags(StoredTest test) {
    return test.flags().stream().mapToInt(flag -> 1 << FLAGS.indexOf(flag)).sum();
  }

  private static char letter(StoredTest test) {
    return test.outcome().map(outcome -> outcome.name().charAt(0)).orElse('N');
  }

  private static String beginning(String message) {
    return isWhole(message) ? message : message.substring(0, MESSAGE_LENGTH) + "\u2026";
  }

  /**
   * What a test has beside its row.
   *
   * @param uniqueId JUnit's unique id; empty text if it is no test
   * @param displayName the name its engine shows
   * @param uuid the value of its {@code @TestId}
   */
  record More(String uniqueId, String displayName, Optional<String> uuid) {}
}
