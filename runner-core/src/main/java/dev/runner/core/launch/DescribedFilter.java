package dev.runner.core.launch;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.Exclusions;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.Selection;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Filters what JUnit has discovered for one portion, and counts what exclude lists leave out. */
final class DescribedFilter implements PostDiscoveryFilter {

  private final PluginId plugin;
  private final TestDescriber describer;
  private final TestFilter filter;
  private final Exclusions exclusions = new Exclusions();

  DescribedFilter(TestIds ids, Selection selection) {
    this.plugin = ids.plugin();
    this.describer = new TestDescriber(ids);
    this.filter = new TestFilter(selection);
  }

  @Override
  public FilterResult apply(TestDescriptor descriptor) {
    if (!descriptor.getChildren().isEmpty()) {
      return FilterResult.included("it holds tests");
    }
    TestDescription test = describer.describe(descriptor);
    if (!filter.wants(test)) {
      return FilterResult.excluded("it is not selected");
    }
    Optional<ListedRegex> rule = filter.exclusion(test);
    rule.ifPresent(exclusions::count);
    return FilterResult.includedIf(rule.isEmpty());
  }

  /** Returns an issue for each line of an exclude list that left tests out. */
  List<Issue> exclusions() {
    return exclusions.issues(" of plugin '" + plugin + "'");
  }
}
