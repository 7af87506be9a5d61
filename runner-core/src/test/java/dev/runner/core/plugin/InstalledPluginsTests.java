package dev.runner.core.plugin;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.testing.InstalledPluginBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InstalledPluginsTests {

  private static InstalledPlugins withoutA(InstalledPluginBuilder... plugins) {
    Issue reason = Issue.error("plugin.failed", "a", "it throws");
    return InstalledPluginBuilder.all(plugins)
        .without(plugin -> plugin.id().value().equals("a"), PluginState.FAILED, List.of(reason));
  }

  private static Map<String, PluginState> states(InstalledPlugins plugins) {
    return plugins.rejected().stream()
        .collect(Collectors.toMap(plugin -> plugin.id().value(), RejectedPlugin::state));
  }

  @Test
  void takeThoseOutThatNeedOneThatIsOutAndShowTheChain() {
    InstalledPlugins left =
        withoutA(
            installed("a"),
            installed("b").needing("a"),
            installed("c").needing("b"),
            installed("d"));

    assertEquals(List.of("d"), Installation.ids(left));
    assertEquals(
        Map.of("a", PluginState.FAILED, "b", PluginState.REJECTED, "c", PluginState.REJECTED),
        states(left));
    assertEquals(
        List.of("a", "b", "c"), left.issues().stream().map(issue -> issue.subject()).toList());
    String last = left.issues().get(2).message();
    assertTrue(last.contains("'c' cannot run because plugin 'b' cannot (c -> b -> a)"), last);
  }

  @Test
  void keepThoseThatCanDoWithoutIt() {
    InstalledPlugins left = withoutA(installed("a"), installed("b").needing("a").optionally("a"));

    assertEquals(List.of("b"), Installation.ids(left));
    assertEquals(1, left.issues().size());
  }
}
