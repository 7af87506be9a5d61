package dev.runner.cli.output;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.run.PluginFindings;
import java.util.List;

/** Shows what was found when plugins were verified. */
public final class PluginVerifyView {

  private final Console console;

  /** Creates the view. */
  public PluginVerifyView(Console console) {
    this.console = console;
  }

  /** Shows each finding and, as the last line, what all of it comes to. */
  public void text(PluginFindings findings) {
    findings.issues().forEach(console::issueLine);
    long errors = count(findings, Severity.ERROR);
    long warnings = count(findings, Severity.WARNING);
    String plugins = counted(findings.wanted().size(), "plugin") + " verified";
    console.line(
        errors + warnings == 0
            ? plugins + ", nothing is wrong"
            : "%s: %s, %s"
                .formatted(plugins, counted(errors, "error"), counted(warnings, "warning")));
  }

  /** Shows one object. */
  public void json(PluginFindings findings) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("exit", findings.status().code());
          JsonOut.texts(json, "plugins", findings.wanted().stream().sorted().toList());
          JsonOut.issues(json, findings.issues());
          json.writeEndObject();
        });
  }

  /** Shows a table of the findings. */
  public void csv(PluginFindings findings) {
    try (Csv csv = new Csv(console, List.of("severity", "code", "subject", "message", "origin"))) {
      for (Issue issue : findings.issues()) {
        csv.row(issue.severity(), issue.code(), issue.subject(), issue.message(), issue.origin());
      }
    }
  }

  private static long count(PluginFindings findings, Severity severity) {
    return findings.issues().stream().filter(issue -> issue.severity() == severity).count();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
