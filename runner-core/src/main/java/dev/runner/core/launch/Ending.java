package dev.runner.core.launch;

import dev.runner.api.junit.CleanupFailedException;
import dev.runner.core.result.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/**
 * How a node ended: the verdict on itself, and beside it what of its clean-up failed.
 *
 * <p>JUnit has one throwable for both. A clean-up that fails comes last, so it is suppressed in
 * whatever failed before; where nothing did, it is in front, with an assumption that did not hold
 * and what failed behind it suppressed in it.
 *
 * @param verdict the verdict, as it would be if nothing had been to clean up
 * @param cleanup which actions failed and why, the first 20 of them; empty if none did
 * @param detail the stack traces of the failed clean-up, empty if there is none
 */
record Ending(Verdict verdict, List<String> cleanup, String detail) {

  private static final int MOST = 20;

  static Ending of(TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.FAILED
        && result.getThrowable().isPresent()) {
      return of(result, result.getThrowable().get());
    }
    return plain(result);
  }

  private static Ending of(TestExecutionResult result, Throwable thrown) {
    List<CleanupFailedException> failures =
        Stream.concat(Stream.of(thrown), Arrays.stream(thrown.getSuppressed()))
            .filter(CleanupFailedException.class::isInstance)
            .map(CleanupFailedException.class::cast)
            .toList();
    if (failures.isEmpty()) {
      return plain(result);
    }
    boolean inFront = thrown instanceof CleanupFailedException;
    TestExecutionResult own = inFront ? without(thrown) : result;
    List<String> told = new ArrayList<>();
    failures.stream().flatMap(failure -> all(failure, inFront)).forEach(text -> told.add(text));
    return new Ending(
        VerdictTranslator.verdict(own), first(told), StackTraceText.of(failures.get(0)));
  }

  private static Ending plain(TestExecutionResult result) {
    return new Ending(VerdictTranslator.verdict(result), List.of(), "");
  }

  /** Returns what the result would be without a clean-up that failed in front of all else. */
  private static TestExecutionResult without(Throwable cleanup) {
    List<Throwable> others =
        Arrays.stream(cleanup.getSuppressed())
            .filter(other -> !(other instanceof CleanupFailedException))
            .toList();
    return others.stream()
        .filter(other -> !(other instanceof TestAbortedException))
        .findFirst()
        .map(TestExecutionResult::failed)
        .or(() -> others.stream().findFirst().map(TestExecutionResult::aborted))
        .orElseGet(TestExecutionResult::successful);
  }

  /**
   * Returns the text of a failure and, unless they are told beside it, of those suppressed in it.
   */
  private static Stream<String> all(CleanupFailedException failure, boolean suppressedAreTold) {
    Stream<CleanupFailedException> more =
        suppressedAreTold
            ? Stream.empty()
            : Arrays.stream(failure.getSuppressed())
                .filter(CleanupFailedException.class::isInstance)
                .map(CleanupFailedException.class::cast);
    return Stream.concat(Stream.of(failure), more).map(Ending::text);
  }

  private static String text(CleanupFailedException failure) {
    Throwable cause = failure.getCause();
    return failure.action() + (cause == null ? "" : ": " + VerdictTranslator.described(cause));
  }

  private static List<String> first(List<String> told) {
    List<String> kept = new ArrayList<>(told.subList(0, Math.min(MOST, told.size())));
    if (told.size() > MOST) {
      kept.add("and " + (told.size() - MOST) + " more");
    }
    return List.copyOf(kept);
  }
}
