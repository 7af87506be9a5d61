package dev.runner.core.run;

import dev.runner.core.config.ConfigSettings;
import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a workspace's configuration without running anything. */
public final class ConfigInspector {

  /** Creates the inspector. */
  public ConfigInspector() {}

  /**
   * Reads the sources and what the installed plugins declare; no test is run or looked for.
   *
   * @param request where plugins and sources are; its selection decides whose options count
   * @return what is set and all that is wrong, at once
   */
  public ConfigInspection inspect(RunRequest request) {
    return inspect(request, false);
  }

  /**
   * Does the same and asks the system under test, by the plugins' probes, unless the configuration
   * is wrong already.
   */
  public ConfigInspection probe(RunRequest request) {
    return inspect(request, true);
  }

  private static ConfigInspection inspect(RunRequest request, boolean probes) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      PreparedConfig prepared = new SuitePreparer().configure(request, scratch.path());
      SecretMask secrets = prepared.config().secrets();
      List<Issue> issues =
          new ArrayList<>(
              Stream.of(prepared.plugins().issues(), prepared.config().issues())
                  .flatMap(List::stream)
                  .map(secrets::mask)
                  .toList());
      if (ExitStatus.of(issues) != ExitStatus.USAGE) {
        issues.addAll(new AfterRunCheck().problems(request));
      }
      List<PluginId> probed = new ArrayList<>();
      if (probes && ExitStatus.of(issues) != ExitStatus.USAGE) {
        try (ServiceCommand command =
            ServiceCommand.open(ServiceKind.PROBE, prepared, request, scratch.path())) {
          probed.addAll(command.serving());
          issues.addAll(new SystemProbe(command).ask());
        }
      }
      List<DeclaredOptions> declared =
          prepared.declarations().selected().stream()
              .filter(one -> !prepared.config().rejected().contains(one.plugin()))
              .toList();
      return new ConfigInspection(
          declared,
          new ConfigSettings().of(prepared.config(), request.sources()),
          request.sources(),
          probed,
          issues,
          ExitStatus.of(issues));
    }
  }
}
