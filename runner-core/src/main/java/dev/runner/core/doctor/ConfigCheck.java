package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.run.ConfigInspection;
import dev.runner.core.run.ConfigInspector;
import dev.runner.core.run.RunRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the configuration as {@code config check} does, and names the JDKs. */
final class ConfigCheck {

  private static final String NO_JDK = "java-home";

  List<Finding> check(RunRequest request) {
    ConfigInspection inspection = new ConfigInspector().inspect(request);
    List<Finding> findings = new ArrayList<>();
    boolean badJdk = false;
    boolean bad = false;
    for (Issue issue : inspection.issues()) {
      if (issue.severity() != Severity.INFO && !issue.concernsPlugin()) {
        boolean jdk = issue.subject().endsWith(NO_JDK);
        badJdk |= jdk;
        bad |= !jdk;
        findings.add(Finding.of(jdk ? Area.JAVA : Area.CONFIG, issue));
      }
    }
    if (!badJdk) {
      findings.add(java());
    }
    if (!bad) {
      findings.add(Finding.ok(Area.CONFIG, "runner.conf", "read " + files(request)));
    }
    return findings;
  }

  private static Finding java() {
    String home = System.getProperty("java.home");
    return Finding.ok(
        Area.JAVA, home, "Java %s at '%s'".formatted(Runtime.version().feature(), home));
  }

  private static String files(RunRequest request) {
    List<String> files = request.sources().files().stream().map(Path::toString).toList();
    return files.isEmpty() ? "no file" : String.join(", ", files);
  }
}
