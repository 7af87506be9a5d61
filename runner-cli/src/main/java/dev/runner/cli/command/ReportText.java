package dev.runner.cli.command;

import dev.runner.api.config.NearestName;
import dev.runner.cli.output.Console;
import dev.runner.core.report.ReportFormat;
import dev.runner.core.report.ReportSource;
import dev.runner.core.report.Reporter;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.run.LiveReport;
import dev.runner.core.run.RunReporter;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredRun;
import dev.runner.core.stream.NdjsonReport;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A report as it was asked for, {@code junit-xml=DIR} or {@code junit-xml:ant=DIR}.
 *
 * @param format the name of the format
 * @param profile which kind of it; empty for the usual one
 * @param target where it goes; empty if that is not said
 */
record ReportText(String format, Optional<String> profile, Optional<String> target) {

  private static final String NDJSON = "ndjson";

  /** Where GitHub Actions takes summaries from. */
  private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

  /** Reads a text that a person typed. */
  static ReportText parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Optional<String> target =
        Optional.of(text.substring(equals < 0 ? text.length() : equals + 1))
            .filter(place -> !place.isEmpty());
    int colon = name.indexOf(':');
    String format = colon < 0 ? name : name.substring(0, colon);
    Optional<String> profile =
        colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1));
    ReportText report = new ReportText(format, profile, target);
    report.check(text, equals >= 0);
    return report;
  }

  private void check(String text, boolean hasEquals) {
    Optional<ReportFormat> known = ReportFormat.named(format);
    boolean mayLackTarget = known.filter(ReportFormat.GITHUB::equals).isPresent() && !hasEquals;
    boolean noFormat = known.isEmpty() && !format.equals(NDJSON);
    if (noFormat || (target.isEmpty() && !mayLackTarget)) {
      throw new UsageException(
          "Invalid report '%s' (expected %s)%s".formatted(text, expected(), meant()));
    }
    List<String> profiles = known.map(ReportFormat::profiles).orElse(List.of());
    if (profile.isPresent() && !profiles.contains(profile.get())) {
      String allowed =
          profiles.isEmpty()
              ? "'" + format + "' has none"
              : "expected " + String.join(", ", profiles);
      throw new UsageException(
          "Invalid profile '%s' of report '%s' (%s)".formatted(profile.get(), text, allowed));
    }
    if (!isLive()) {
      place();
    }
  }

  /** Returns what may be typed. */
  static String expected() {
    List<String> all = new ArrayList<>();
    Stream.of(ReportFormat.values())
        .filter(format -> format != ReportFormat.GITHUB)
        .forEach(format -> all.add(format.key() + (format.isFolder() ? "=DIR" : "=FILE")));
    all.add(NDJSON + "=FILE");
    all.add(NDJSON + "=fd:N");
    return String.join(", ", all) + " or github";
  }

  private String meant() {
    List<String> names = new ArrayList<>(List.of(NDJSON));
    Stream.of(ReportFormat.values()).map(ReportFormat::key).forEach(names::add);
    return new NearestName(names)
        .to(format)
        .filter(name -> !name.equals(format))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  /** Tells whether it is written while the run goes on. */
  boolean isLive() {
    return format.equals(NDJSON);
  }

  /** Returns the file or folder that it goes to. */
  Path place() {
    String text =
        target
            .or(() -> Optional.ofNullable(System.getenv(STEP_SUMMARY)).filter(t -> !t.isEmpty()))
            .orElseThrow(
                () ->
                    new UsageException(
                        "Report 'github' goes to the file that %s names, and that is not set: "
                                .formatted(STEP_SUMMARY)
                            + "name a file, as in github=summary.md"));
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("Report '%s=%s' has no usable path (%s)".formatted(format, text, e));
    }
  }

  /**
   * Returns what writes it once the run has ended.
   *
   * @param files where published files lie
   * @param console takes annotations, where GitHub Actions reads them
   * @param data whether something else goes to standard output, which is to stay readable
   */
  RunReporter reporter(RunFiles files, Console console, boolean data) {
    Map<String, String> environment = System.getenv();
    boolean annotating = "true".equals(environment.get("GITHUB_ACTIONS"));
    Reporter reporter =
        ReportFormat.named(format)
            .orElseThrow()
            .reporter(
                profile,
                line -> {
                  if (annotating && data) {
                    console.message(line);
                  } else if (annotating) {
                    console.line(line);
                  }
                },
                target.isEmpty());
    Path place = place();
    return (store, run) -> {
      reporter.write(new ReportSource(store, run, files, host(store, run)), place);
      return place;
    };
  }

  /** Opens what writes it while the run goes on. */
  LiveReport liveReport(RunFiles files) {
    String place = target.orElseThrow();
    try {
      return NdjsonReport.open(place, files);
    } catch (IOException | IllegalArgumentException e) {
      String reason = e instanceof IOException ? e.toString() : e.getMessage();
      throw new UsageException(
          "Report '%s=%s' cannot be written (%s): nothing ran".formatted(format, place, reason));
    }
  }

  /** Names the machine that ran the tests, which need not be this one. */
  private static String host(ResultStore store, RunId run) {
    return store
        .find(run)
        .flatMap(StoredRun::origin)
        .map(RunOrigin::host)
        .filter(name -> !name.isBlank())
        .orElse("localhost");
  }
}
