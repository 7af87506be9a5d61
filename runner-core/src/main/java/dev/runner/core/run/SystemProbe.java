package dev.runner.core.run;

import dev.runner.api.service.ProbeFinding;
import dev.runner.core.config.ResolvedOption;
import dev.runner.core.fork.ServiceAnswer;
import dev.runner.core.fork.ServiceOutcome;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the system under test, by the plugins' probes, whether the values of options are right. */
final class SystemProbe {

  private final ServiceCommand command;

  SystemProbe(ServiceCommand command) {
    this.command = command;
  }

  /** Returns what is wrong, secrets masked; each plugin's trouble costs only itself. */
  List<Issue> ask() {
    List<Issue> issues = new ArrayList<>();
    for (PluginId plugin : command.serving()) {
      ServiceOutcome outcome = command.forks().of(plugin).call(new ServiceRequest.Probe());
      Optional<ServiceAnswer.Findings> answer = outcome.as(ServiceAnswer.Findings.class);
      if (answer.isPresent()) {
        answer.get().findings().forEach(finding -> issues.add(issue(plugin, finding)));
      } else {
        issues.add(
            Issue.error(
                "plugin.probe-failed",
                plugin.value(),
                outcome.failure().orElse("its probe found no words")));
      }
    }
    return issues.stream().map(command.secrets().mask()::mask).toList();
  }

  private Issue issue(PluginId plugin, ProbeFinding finding) {
    Optional<ResolvedOption> option =
        command.prepared().config().declared(plugin).containsKey(finding.key())
            ? Optional.ofNullable(command.prepared().config().options().get(finding.key()))
            : Optional.empty();
    if (option.isEmpty()) {
      return Issue.error(
          "plugin.probe-failed",
          plugin.value(),
          "The probe of plugin '%s' tells of option '%s', which it does not declare: let it tell of its own"
              .formatted(plugin, finding.key()));
    }
    String value = option.get().shown().map(text -> "'" + text + "'").orElse("not set");
    String found = finding.found().map(text -> "; the system has '" + text + "'").orElse("");
    String message =
        "Option '%s' is %s: %s%s".formatted(finding.key(), value, finding.message(), found);
    Issue issue =
        finding.wrong()
            ? Issue.error("config.probe", finding.key(), message)
            : Issue.warning("config.probe", finding.key(), message);
    return option.get().values().isPresent() ? issue.at(option.get().origin().text()) : issue;
  }
}
