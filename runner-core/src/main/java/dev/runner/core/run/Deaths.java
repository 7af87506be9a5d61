package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.Quarantine;
import dev.runner.core.suite.Portion;
import java.util.List;

/** The issues that the death of a fork raises beside the verdicts of tests. */
final class Deaths {

  /** How many names a message lists. */
  private static final int NAMES = 10;

  private Deaths() {}

  /** Says that a fork died and nobody is to blame; never leaves a run green. */
  static Issue unexplained(PluginId plugin, String death) {
    return Issue.error(
        "run.fork-died",
        plugin.value(),
        "%s. No test of plugin '%s' can be blamed: look for a thread that a test leaves behind, a shutdown hook, or what is closed after the last test"
            .formatted(death, plugin));
  }

  /** Says that an engine was done and left tests open. */
  static Issue withoutVerdict(int tests, String first) {
    return Issue.error(
        "run.no-verdict",
        first,
        "%d tests were announced and left by their engine without a verdict, '%s' first"
            .formatted(tests, first));
  }

  /** Says that a container failed when no test of it was left to say so. */
  static Issue afterTests(String container, String message) {
    return Issue.error(
        "run.container-failed",
        container,
        "'%s' failed after its tests had run: %s".formatted(container, message));
  }

  /**
   * Says that clean-up failed, which is no verdict on what it follows.
   *
   * @param testClass the class that it belongs to
   * @param node the test or class that it follows
   */
  static Issue cleanupFailed(String testClass, String node, String what) {
    return Issue.error(
        "run.cleanup-failed",
        testClass,
        "The clean-up of '%s' failed (%s): no verdict changes, but what was not removed may be in the way of other tests"
            .formatted(node, what));
  }

  /** Says that suspects run again. */
  static Issue tryingAlone(List<String> suspects, String death) {
    return Issue.warning(
        "run.tests-repeated",
        suspects.get(0),
        suspects.size() == 1
            ? "%s when %s was about to start: it runs alone now to find out whether that was the reason"
                .formatted(death, names(suspects))
            : "%s, and any of %d may have ended it: %s. Each runs alone now to find out which one"
                .formatted(death, suspects.size(), names(suspects)));
  }

  /** Says that no suspect, run alone, ended its fork again. */
  static Issue noneAlone(PluginId plugin, List<String> suspects, String death) {
    return Issue.error(
        "run.fork-died",
        plugin.value(),
        "%s, and none of %s ended a fork again when it ran alone: look for what they share, for a thread that an earlier test leaves behind, or switch parallel execution off"
            .formatted(death, names(suspects)));
  }

  /** Says that the tests of a class, or of a plugin with an engine of its own, were not found. */
  static Issue inDiscovery(Portion portion, String death) {
    String subject =
        portion.classes().size() == 1 ? portion.classes().get(0) : portion.plugin().value();
    return Issue.error(
        "suite.discovery-crashed",
        subject,
        "The fork died while it discovered the tests of '%s' in plugin '%s' (%s): none of them ran"
            .formatted(subject, portion.plugin(), death));
  }

  /** Says that a cancelled run does not even know what a portion holds. */
  static Issue undiscovered(Portion portion) {
    return Issue.warning(
        "run.not-discovered",
        portion.plugin().value(),
        "The tests of %d classes of plugin '%s' are not counted: the run was cancelled before they were discovered"
            .formatted(portion.classes().size(), portion.plugin()));
  }

  /** Says that a method runs again from its beginning. */
  static Issue repeating(String method) {
    return Issue.warning(
        "run.method-repeated",
        method,
        "'%s' runs again from its first invocation: its invocations have no numbers to go on from"
            .formatted(method));
  }

  /** Says that a method of a resumed run runs again, though some of its tests have verdicts. */
  static Issue repeatingResumed(String method) {
    return Issue.warning(
        "run.method-repeated",
        method,
        "'%s' runs again from its beginning, tests with a verdict as well: its tests cannot be chosen one by one"
            .formatted(method));
  }

  /** Says that a test was to run again, and its engine did not find it by its id. */
  static Issue notRetried(String uniqueId) {
    return Issue.warning(
        "run.not-retried",
        uniqueId,
        "Test '%s' did not run again: its engine does not find it by its unique id"
            .formatted(uniqueId));
  }

  /** Says that enough tests have failed. */
  static Issue failedFast(int tests) {
    return Issue.warning(
        "run.fail-fast",
        "--fail-fast",
        "%d test%s failed: no further test is started (--fail-fast)"
            .formatted(tests, tests == 1 ? " has" : "s have"));
  }

  /**
   * Says that a plugin has used up its budget.
   *
   * @param what what it had
   */
  static Issue usedUp(PluginId plugin, String what) {
    return Issue.warning(
        "run.budget-used-up",
        plugin.value(),
        "The budget of plugin '%s' (%s) is used up: no further test of it is started"
            .formatted(plugin, what));
  }

  /** Says that a quarantine does not hold any more. */
  static Issue expired(Quarantine.Entry entry) {
    return Issue.warning(
        "run.quarantine-expired",
        entry.subject(),
        "The quarantine of '%s' expired on %s: its failures count again; '%s' has to correct it, or to prolong it (%s)"
            .formatted(entry.subject(), entry.expires(), entry.owner(), entry.reason()));
  }

  /** Says that a quarantine holds no test. */
  static Issue unmatched(Quarantine.Entry entry) {
    return Issue.warning(
        "run.quarantine-unmatched",
        entry.subject(),
        "The quarantine of '%s' (owner '%s') matches no test: remove it, or correct it"
            .formatted(entry.subject(), entry.owner()));
  }

  /** Says that tests were flaky where they must not be. */
  static Issue flaky(int tests) {
    return Issue.error(
        "run.flaky",
        "retry.flaky-result",
        "%d test%s passed only when tried again, and retry.flaky-result is 'fail': the run fails"
            .formatted(tests, tests == 1 ? "" : "s"));
  }

  /** Says that a method is given up. */
  static Issue incomplete(String method) {
    return Issue.error(
        "run.method-incomplete",
        method,
        "'%s' brought its fork down twice: invocations after the one named are left out"
            .formatted(method));
  }

  /** Says that the rest of a class is given up. */
  static Issue classGivenUp(String testClass, int tests, String why) {
    return Issue.warning(
        "run.class-given-up",
        testClass,
        "%d test%s of '%s' did not run: %s"
            .formatted(tests, tests == 1 ? "" : "s", testClass, why));
  }

  /**
   * Says that a fork with nothing left to do did not end in peace.
   *
   * @param plugins whose tests it ran
   * @param end what it did
   * @param killed whether it had to be killed, which costs nothing but time
   */
  static Issue atTheEnd(List<String> plugins, String end, boolean killed) {
    String subject = String.join(", ", plugins);
    String message =
        "The fork of '%s' %s, after its last test, when it was told to stop: look for a shutdown hook, or a thread that a test leaves behind"
            .formatted(subject, end);
    return killed
        ? Issue.warning("run.fork-hung", subject, message)
        : Issue.error("run.fork-died", subject, message);
  }

  private static String names(List<String> suspects) {
    String shown = "'" + String.join("', '", suspects.stream().limit(NAMES).toList()) + "'";
    int more = suspects.size() - NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
