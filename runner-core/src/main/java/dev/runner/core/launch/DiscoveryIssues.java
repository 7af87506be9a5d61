package dev.runner.core.launch;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.RootCause;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.SelectorResolutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;

/**
 * Collects what goes wrong in an engine's discovery; JUnit's own listener would give up the whole
 * suite for one class.
 */
final class DiscoveryIssues implements EngineDiscoveryListener {

  private final PluginId plugin;
  private final Consumer<Issue> issues;

  DiscoveryIssues(PluginId plugin, Consumer<Issue> issues) {
    this.plugin = plugin;
    this.issues = issues;
  }

  @Override
  public void selectorProcessed(
      UniqueId engine, DiscoverySelector selector, SelectorResolutionResult result) {
    if (result.getStatus() == SelectorResolutionResult.Status.FAILED) {
      String subject =
          selector instanceof ClassSelector type ? type.getClassName() : selector.toString();
      String reason = result.getThrowable().map(RootCause::text).orElseThrow();
      issues.accept(
          Issue.error(
              "suite.discovery-failed",
              subject,
              "Tests of '%s' in plugin '%s' cannot be discovered (%s): see that all it refers to is in the plugin or its lib/"
                  .formatted(subject, plugin, reason)));
    }
  }

  @Override
  public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
    Severity severity =
        switch (issue.severity()) {
          case INFO -> Severity.INFO;
          case WARNING -> Severity.WARNING;
          case ERROR -> Severity.ERROR;
        };
    Optional<String> origin = issue.source().map(Object::toString);
    issues.accept(
        new Issue(
            severity,
            "suite.discovery-issue",
            plugin.value(),
            "Engine '%s': %s%s"
                .formatted(engine.getLastSegment().getValue(), issue.message(), cause(issue)),
            origin));
  }

  private static String cause(DiscoveryIssue issue) {
    return issue.cause().map(cause -> ", caused by " + RootCause.text(cause)).orElse("");
  }
}
