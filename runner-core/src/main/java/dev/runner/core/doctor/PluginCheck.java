package dev.runner.core.doctor;

import dev.runner.core.config.TrustRules.Signatures;
import dev.runner.core.doctor.Finding.Area;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.run.PluginExaminer;
import dev.runner.core.run.PluginFindings;
import dev.runner.core.run.RunRequest;
import dev.runner.core.trust.PluginLock;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at all plugins as {@code plugins verify} does, and at what lets them in. */
final class PluginCheck {

  private static final Set<String> TRUST =
      Set.of(
          "plugin.bad-disabled-list",
          "plugin.bad-key",
          "plugin.bad-lock",
          "plugin.bad-signature",
          "plugin.lock-mismatch",
          "plugin.locked-missing",
          "plugin.not-admitted",
          "plugin.not-locked",
          "plugin.unsigned");

  List<Finding> check(RunRequest request, Places places) {
    List<Finding> findings = new ArrayList<>();
    PluginFindings found = new PluginExaminer().installed(request, Set.of());
    for (Issue issue : found.issues()) {
      if (issue.severity() != Severity.INFO) {
        findings.add(Finding.of(TRUST.contains(issue.code()) ? Area.TRUST : Area.PLUGINS, issue));
      }
    }
    if (findings.stream().noneMatch(finding -> finding.area() == Area.PLUGINS)) {
      int count = found.plugins().plugins().size();
      String folders = request.pluginFolders().toString();
      findings.add(
          count == 0 && found.plugins().rejected().isEmpty()
              ? Finding.warn(
                  Area.PLUGINS,
                  "none",
                  folders,
                  "No plugins in %s: 'runner plugins install FILE' puts one there"
                      .formatted(folders))
              : Finding.ok(
                  Area.PLUGINS, folders, "%d of %d can run".formatted(count, count(found))));
    }
    if (findings.stream().noneMatch(finding -> finding.area() == Area.TRUST)) {
      findings.add(trusted(places));
    }
    return findings;
  }

  private static int count(PluginFindings found) {
    return found.plugins().plugins().size() + found.plugins().rejected().size();
  }

  private static Finding trusted(Places places) {
    boolean locked = Files.exists(places.workspace().root().resolve(PluginLock.FILE));
    Signatures signatures = places.core().trust().signatures();
    return Finding.ok(
        Area.TRUST,
        PluginLock.FILE,
        "%s; signatures: %s"
            .formatted(
                locked
                    ? "All plugins are those of plugins.lock"
                    : "No plugins.lock: whatever lies in the plugin folder is loaded",
                signatures.name().toLowerCase(Locale.ROOT)));
  }
}
