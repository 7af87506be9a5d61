package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a test of our own JSON. */
final class RunJsonTest {

  private static final String NOT_RUN = "NOT_RUN";

  private RunJsonTest() {}

  static void read(JsonValues test, Intake intake) throws ImportException {
    List<ForeignAttempt> attempts = new ArrayList<>();
    List<JsonValues> told = test.objects("attemptResults");
    for (JsonValues attempt : told.isEmpty() ? List.of(test) : told) {
      boolean open = attempt.text("outcome").equals(NOT_RUN);
      if (open) {
        intake.span().left(attempt.text("message"));
      }
      if (!open || attempt.time("startedAt").isPresent()) {
        attempts.add(attempt(attempt));
      }
    }
    intake.add(
        new ForeignTest(
            described(test),
            known(test),
            test.optional("quarantine"),
            test.texts("flags").contains("SLOW"),
            attempts));
  }

  static ForeignName described(JsonValues test) throws ImportException {
    String name = test.text("name");
    return new ForeignName(
        Optional.of(test.plugin("plugin")),
        test.text("class"),
        name,
        test.optional("displayName").orElse(name),
        test.optional("uniqueId"),
        test.optional("uuid"),
        test.texts("tags"));
  }

  static List<KnownIssue> known(JsonValues test) throws ImportException {
    List<KnownIssue> known = new ArrayList<>();
    for (JsonValues issue : test.objects("knownIssues")) {
      known.add(
          new KnownIssue(
              issue.text("id"),
              issue.constant(KnownIssue.Mode.class, "mode").orElse(KnownIssue.Mode.UNSTABLE),
              issue.text("reason"),
              issue.text("link")));
    }
    return known;
  }

  static Issue issue(JsonValues told) throws ImportException {
    return new Issue(
        told.constant(Severity.class, "severity").orElse(Severity.WARNING),
        told.text("code"),
        told.text("subject"),
        told.text("message"),
        told.optional("origin"));
  }

  static Optional<Verdict> verdict(JsonValues told) throws ImportException {
    if (told.text("outcome").equals(NOT_RUN)) {
      return Optional.empty();
    }
    Optional<Outcome> outcome = told.constant(Outcome.class, "outcome");
    if (outcome.isEmpty()) {
      throw new ImportException("an attempt at a test has no outcome");
    }
    return Optional.of(
        new Verdict(
            outcome.get(),
            told.constant(Cause.class, "cause"),
            told.text("message"),
            told.text("detail")));
  }

  /** Returns the texts of an object. */
  static Map<String, String> texts(JsonValues object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.values().forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  static PublishedFile file(JsonValues told) {
    return PublishedFile.notKept(
        told.text("name"),
        told.optional("mediaType"),
        told.number("size"),
        told.optional("note")
            .filter(note -> !note.isEmpty())
            .orElse("It was not imported: it is beside the results, at " + told.text("path")));
  }

  private static ForeignAttempt attempt(JsonValues told) throws ImportException {
    Map<OutputStreamKind, KeptText> output = new EnumMap<>(OutputStreamKind.class);
    JsonValues streams = told.object("output");
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      streams
          .optional(stream.name().toLowerCase(Locale.ROOT))
          .ifPresent(text -> output.put(stream, KeptText.of(text)));
    }
    return new ForeignAttempt(
        told.time("startedAt"),
        told.millis("durationMs"),
        Math.max(1, told.small("fork")),
        verdict(told),
        output,
        told.objects("entries").stream().map(entry -> texts(entry.object("values"))).toList(),
        told.objects("files").stream().map(RunJsonTest::file).toList());
  }
}
