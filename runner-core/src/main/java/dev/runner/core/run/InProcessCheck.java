package dev.runner.core.run;

import dev.runner.core.fork.ForkSetup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what keeps tests from being run in the runner's own JVM, if that is asked for. */
final class InProcessCheck {

  private static final String CODE = "config.in-process";

  private final RunSettings settings;

  InProcessCheck(RunSettings settings) {
    this.settings = settings;
  }

  /** Returns an error for whatever needs a process of its own; with one, nothing may run. */
  List<Issue> problems(Suite suite) {
    if (!settings.debugging().inProcess()) {
      return List.of();
    }
    List<Issue> issues = new ArrayList<>();
    ForkSetup all = settings.setups().all();
    List<String> shared = needs(all);
    if (!shared.isEmpty()) {
      issues.add(
          Issue.error(
              CODE,
              "fork",
              "All test forks have %s, which '--in-process' cannot give: start the runner itself so, or run without that"
                  .formatted(String.join(" and ", shared))));
    }
    if (!all.jvmArguments().isEmpty()) {
      issues.add(
          Issue.warning(
              CODE,
              "fork",
              "fork.heap and fork.jvm-args do not hold for '--in-process': give the runner's own JVM what tests need by RUNNER_JAVA_OPTS"));
    }
    suite.plugins().forEach(part -> issues.addAll(problem(part)));
    return issues;
  }

  private List<Issue> problem(PluginTests part) {
    PluginId plugin = part.plugin().id();
    List<String> own = new ArrayList<>();
    if (!part.plugin().manifest().jvmArguments().isEmpty()) {
      own.add("JVM arguments (Runner-Jvm-Arguments of its manifest)");
    }
    ForkSetup setup = settings.setups().of(plugin);
    if (!setup.equals(settings.setups().all())) {
      own.addAll(needs(setup));
      if (!setup.ownArguments().isEmpty()) {
        own.add("JVM arguments (fork.jvm-args or fork.heap of its block)");
      }
    }
    return own.isEmpty()
        ? List.of()
        : List.of(
            Issue.error(
                CODE,
                plugin.value(),
                "Plugin '%s' needs %s, which '--in-process' cannot give it: run without that, or leave it out with --no-plugin %s"
                    .formatted(plugin, String.join(" and ", own), plugin)));
  }

  private static List<String> needs(ForkSetup setup) {
    List<String> needs = new ArrayList<>();
    if (!setup.jdk().isRunning()) {
      needs.add("another JDK (fork.java-home)");
    }
    Path here = Path.of("").toAbsolutePath();
    if (!setup.surroundings().folder().map(here::equals).orElse(true)) {
      needs.add("a folder of its own (fork.working-dir)");
    }
    setup
        .surroundings()
        .variables()
        .forEach(
            (name, value) -> {
              if (!value.equals(System.getenv(name))) {
                needs.add("variable %s (fork.env)".formatted(name));
              }
            });
    return needs;
  }
}
