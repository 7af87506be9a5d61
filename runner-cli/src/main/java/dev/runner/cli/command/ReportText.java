package dev.runner.cli.command;

import dev.runner.api.config.NearestName;
import dev.runner.core.report.JunitXmlReport;
import dev.runner.core.report.RunFiles;
import dev.runner.core.run.LiveReport;
import dev.runner.core.run.RunReporter;
import dev.runner.core.stream.NdjsonReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A report as it was asked for, {@code junit-xml=DIR}.
 *
 * @param format the format
 * @param target where it goes
 */
record ReportText(String format, String target) {

  private static final String JUNIT_XML = "junit-xml";
  private static final String NDJSON = "ndjson";

  /** Reads a text that a person typed. */
  static ReportText parse(String text) {
    int equals = text.indexOf('=');
    String format = equals < 0 ? text : text.substring(0, equals);
    List<String> formats = List.of(JUNIT_XML, NDJSON);
    if (equals < 0 || !formats.contains(format) || text.endsWith("=")) {
      String nearest =
          new NearestName(formats)
              .to(format)
              .filter(name -> !name.equals(format))
              .map(name -> "; did you mean '" + name + "'?")
              .orElse("");
      throw new UsageException(
          "Invalid report '%s' (expected %s=DIR, %s=FILE or %s=fd:N)%s"
              .formatted(text, JUNIT_XML, NDJSON, NDJSON, nearest));
    }
    return new ReportText(format, text.substring(equals + 1));
  }

  /** Tells whether it is written while the run goes on. */
  boolean isLive() {
    return format.equals(NDJSON);
  }

  /** Returns what writes it once the run has ended. */
  RunReporter reporter(RunFiles files) {
    Path folder = Path.of(target).toAbsolutePath();
    return (store, run) -> {
      new JunitXmlReport(hostName(), files).write(store, run, folder);
      return folder;
    };
  }

  /** Opens what writes it while the run goes on. */
  LiveReport liveReport(RunFiles files) {
    try {
      return NdjsonReport.open(target, files);
    } catch (IOException | IllegalArgumentException e) {
      String reason = e instanceof IOException ? e.toString() : e.getMessage();
      throw new UsageException(
          "Report '%s=%s' cannot be written (%s): nothing ran".formatted(format, target, reason));
    }
  }

  /** Names this machine as its shell does; a look-up by name could take seconds. */
  private static String hostName() {
    return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
  }
}
