package dev.runner.core.run;

import dev.runner.core.config.MergedConfig;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.suite.Suite;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is known before a test fork starts.
 *
 * @param settings where the run keeps its files and how it starts forks
 * @param plugins the plugins that take part, and those that would have
 * @param config the merged options
 * @param suite the merged tests
 * @param leftOut tests that lists name, but exclude lists leave out
 */
record PreparedSuite(
    RunSettings settings,
    InstalledPlugins plugins,
    MergedConfig config,
    Suite suite,
    List<LeftOut> leftOut) {

  /** Copies the list. */
  PreparedSuite {
    leftOut = List.copyOf(leftOut);
  }

  /** Returns everything that was found wrong or worth knowing so far. */
  List<Issue> issues() {
    SecretMask secrets = config.secrets();
    return Stream.of(plugins.issues(), config.issues(), suite.issues())
        .flatMap(List::stream)
        .map(secrets::mask)
        .toList();
  }

  /** Tells whether a plugin that is installed cannot run. */
  boolean lacksPlugins() {
    return issues().stream().anyMatch(issue -> issue.isError() && issue.concernsPlugin());
  }

  /** Tells whether the configuration forbids to run anything. */
  boolean isRefused() {
    return ExitStatus.of(issues()) == ExitStatus.USAGE;
  }
}
