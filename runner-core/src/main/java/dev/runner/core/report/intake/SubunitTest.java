package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An open test of a stream of subunit. */
final class SubunitTest {

  private static final int SUCCESS = 3;
  private static final int UNEXPECTED_SUCCESS = 4;
  private static final int SKIP = 5;
  private static final int EXPECTED_FAILURE = 7;

  /** Our own streams tell an earlier attempt as a text that begins with its outcome. */
  private static final Pattern EARLIER = Pattern.compile("(?s)(FAILED|ERROR) (.*)");

  private static final Pattern WORKER = Pattern.compile("worker-([0-9]{1,6})");
  private static final String OURS = "runner.";

  private final String id;
  private final AttachedFiles keeper;
  private final Map<String, KeptText> texts = new LinkedHashMap<>();
  private final Map<String, AttachedFiles.Attached> files = new LinkedHashMap<>();
  private final Set<String> tags = new LinkedHashSet<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  SubunitTest(String id, AttachedFiles keeper) {
    this.id = id;
    this.keeper = keeper;
  }

  void take(SubunitPacket packet) throws IOException {
    tags.addAll(packet.tags());
    packet.at().ifPresent(this::took);
    if (packet.file().isPresent()) {
      add(packet.file().get());
    }
  }

  /** Ends a test that has no end. */
  void lost(Intake intake) throws IOException {
    if (tags.contains(OURS + "not-run")) {
      intake.span().left(text("traceback"));
      add(intake, List.of(attempt(Optional.empty())), List.of());
      return;
    }
    String message = "The stream ends while the test is in progress";
    add(intake, Verdict.error(Cause.CRASHED, message, text("traceback")), List.of());
  }

  void end(int status, Intake intake) throws IOException {
    boolean error = tags.contains(OURS + "error");
    String why = text("traceback");
    String said = why.strip();
    if (tags.contains(OURS + "class-failed")) {
      fault(intake, why);
      return;
    }
    String line = python(said).orElseGet(() -> said.lines().findFirst().orElse(""));
    switch (status) {
      case SUCCESS -> add(intake, Verdict.passed(), List.of());
      case UNEXPECTED_SUCCESS ->
          add(intake, Verdict.failed("It passed, and was expected to fail", why), List.of());
      case SKIP -> add(intake, skipped(), List.of());
      default -> {
        Verdict verdict =
            error ? Verdict.error(Cause.EXCEPTION, line, why) : Verdict.failed(line, why);
        add(intake, verdict, status == EXPECTED_FAILURE ? expected(said) : List.of());
      }
    }
  }

  /** Takes it that a class has failed, as our own streams tell it. */
  private void fault(Intake intake, String why) {
    int end = why.indexOf('\n');
    ForeignName name = SubunitName.of(id, tags);
    String message = end < 0 ? why : why.substring(0, end);
    intake.fault(name.plugin(), name.className(), message, end < 0 ? "" : why.substring(end + 1));
  }

  private void took(Instant at) {
    first = Optional.of(first.filter(known -> known.isBefore(at)).orElse(at));
    last = Optional.of(last.filter(known -> known.isAfter(at)).orElse(at));
  }

  private void add(SubunitPacket.Piece piece) throws IOException {
    String type = piece.mediaType();
    boolean isText = type.startsWith("text/plain") || type.startsWith("text/x-traceback");
    if (isText) {
      texts.computeIfAbsent(piece.name(), absent -> new KeptText()).add(piece.bytes());
    } else {
      files
          .computeIfAbsent(piece.name(), absent -> keeper.begin(piece.name(), type))
          .add(piece.bytes());
    }
  }

  private Verdict skipped() {
    String reason = text("reason");
    return tags.contains(OURS + "aborted")
        ? Verdict.aborted(reason, "")
        : Verdict.skipped(Cause.DISABLED, reason);
  }

  private static List<KnownIssue> expected(String why) {
    String reason = why.lines().findFirst().orElse("");
    return List.of(new KnownIssue("xfail", KnownIssue.Mode.EXPECT, reason, ""));
  }

  /** Returns the last line of a traceback of Python, which has the message. */
  private static Optional<String> python(String trace) {
    return trace.contains("Traceback (most recent call last)")
        ? trace.lines().filter(line -> !line.isBlank()).reduce((one, next) -> next)
        : Optional.empty();
  }

  private void add(Intake intake, Verdict verdict, List<KnownIssue> known) throws IOException {
    List<ForeignAttempt> attempts = earlier();
    attempts.add(attempt(Optional.of(verdict)));
    add(intake, attempts, known);
  }

  private void add(Intake intake, List<ForeignAttempt> attempts, List<KnownIssue> known) {
    ForeignName name = SubunitName.of(id, tags);
    boolean slow = tags.contains(OURS + "slow");
    intake.add(new ForeignTest(name, known, Optional.empty(), slow, attempts));
  }

  private List<ForeignAttempt> earlier() {
    List<ForeignAttempt> attempts = new ArrayList<>();
    for (int i = 1; texts.containsKey("attempt-" + i); i++) {
      Matcher told = EARLIER.matcher(texts.get("attempt-" + i).text());
      if (told.matches()) {
        String why = told.group(2);
        String line = why.lines().findFirst().orElse("");
        Verdict verdict =
            Outcome.valueOf(told.group(1)) == Outcome.FAILED
                ? Verdict.failed(line, why)
                : Verdict.error(Cause.EXCEPTION, line, why);
        attempts.add(ForeignAttempt.of(first, Duration.ZERO, verdict));
      }
    }
    return attempts;
  }

  private ForeignAttempt attempt(Optional<Verdict> verdict) throws IOException {
    Map<OutputStreamKind, KeptText> output = new EnumMap<>(OutputStreamKind.class);
    List<PublishedFile> kept = new ArrayList<>();
    for (Map.Entry<String, KeptText> text : texts.entrySet()) {
      Optional<OutputStreamKind> stream = stream(text.getKey());
      if (stream.isPresent()) {
        output.computeIfAbsent(stream.get(), absent -> new KeptText()).add(text.getValue().text());
      } else if (!isVerdict(text.getKey())) {
        AttachedFiles.Attached file = keeper.begin(text.getKey(), "text/plain");
        file.add(text.getValue().text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        kept.add(file.end());
      }
    }
    for (AttachedFiles.Attached file : files.values()) {
      kept.add(file.end());
    }
    Duration duration =
        first.isPresent() ? Duration.between(first.get(), last.get()) : Duration.ZERO;
    boolean never =
        duration.isZero() && verdict.filter(v -> v.outcome() == Outcome.SKIPPED).isPresent();
    return new ForeignAttempt(
        never ? Optional.empty() : first, duration, worker(), verdict, output, List.of(), kept);
  }

  private static boolean isVerdict(String name) {
    return name.equals("traceback") || name.equals("reason") || name.matches("attempt-[0-9]+");
  }

  private static Optional<OutputStreamKind> stream(String name) {
    return switch (name) {
      case "stdout" -> Optional.of(OutputStreamKind.STDOUT);
      case "stderr" -> Optional.of(OutputStreamKind.STDERR);
      case "log" -> Optional.of(OutputStreamKind.LOG);
      default ->
          name.startsWith("pythonlogging:") ? Optional.of(OutputStreamKind.LOG) : Optional.empty();
    };
  }

  private int worker() {
    return tags.stream()
        .map(WORKER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> Integer.parseInt(matcher.group(1)))
        .findFirst()
        .orElse(1);
  }

  private String text(String name) {
    return texts.containsKey(name) ? texts.get(name).text() : "";
  }
}
