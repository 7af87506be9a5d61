package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionClashTests {

  private static final Option TIMEOUT =
      Option.duration("timeout").help("How long.").defaultValue("5s").build();

  @TempDir Path folder;

  private static OptionGroup net(Option... options) {
    return OptionGroup.of("net", "The net.", options);
  }

  private static Set<PluginId> ids(String... ids) {
    return Set.copyOf(java.util.Arrays.stream(ids).map(PluginId::new).toList());
  }

  @Test
  void rejectsAllWhoDeclareAnOptionDifferentlyAndLetsTheOthersRun() {
    Option text = Option.string("timeout").help("How long.").defaultValue("5").build();
    MergedConfig merged =
        new Workspace(folder)
            .file("runner.conf", "net.timeout = 7s")
            .merged(
                plugin("b", net(text)),
                plugin("a", net(TIMEOUT)),
                plugin("good", net(Option.bool("dry").help("Dry.").build())));
    assertEquals(ids("a", "b"), merged.rejected());
    assertEquals(List.of("a", "b"), merged.issues().stream().map(Issue::subject).toList());
    for (Issue issue : merged.issues()) {
      assertEquals("plugin.option-clash", issue.code());
      assertTrue(issue.isError() && issue.concernsPlugin());
      assertTrue(
          issue
              .message()
              .startsWith(
                  "Option 'net.timeout' is declared differently (kind, default) by 'a', 'b'"),
          issue.message());
    }
    assertEquals(Set.of("net.dry"), merged.declared(new PluginId("good")).keySet());
    assertEquals(Map.of(), merged.declared(new PluginId("a")));
    assertEquals(Map.of(), merged.junitParameters(new PluginId("a")));
  }

  @Test
  void acceptsTheSameDeclarationOfSeveralPlugins() {
    MergedConfig merged =
        new Workspace(folder).merged(plugin("b", net(TIMEOUT)), plugin("a", net(TIMEOUT)));
    assertEquals(List.of(), merged.issues());
    assertEquals(Set.of(), merged.rejected());
    ResolvedOption resolved = merged.options().get("net.timeout");
    assertEquals(List.of(new PluginId("a"), new PluginId("b")), resolved.owners());
    assertEquals("default of plugin a, b", resolved.origin().text());
  }

  @Test
  void rejectsAPluginThatContradictsItself() {
    Option other = Option.duration("timeout").help("How long.").defaultValue("6s").build();
    MergedConfig merged = new Workspace(folder).merged(plugin("a", net(TIMEOUT), net(other)));
    assertEquals(ids("a"), merged.rejected());
    assertTrue(merged.issues().get(0).message().contains("differently (default) by 'a'"));
  }

  @Test
  void comparesOnlyPluginsThatTakePart() {
    Option text = Option.string("timeout").help("Text.").build();
    MergedConfig merged =
        new ConfigMerger()
            .merge(
                new Declarations(
                    List.of(plugin("a", net(TIMEOUT))), List.of(plugin("b", net(text))), Set.of()),
                new Workspace(folder).sources());
    assertEquals(List.of(), merged.issues());
  }

  @Test
  void rejectsAllToWhomAKeyMeansDifferentOptions() {
    Option renamed = Option.string("new").help("N.").deprecatedNames("net.timeout").build();
    MergedConfig merged =
        new Workspace(folder)
            .merged(
                plugin("b", OptionGroup.of("g", "G.", renamed)),
                plugin("a", net(TIMEOUT)),
                plugin("good", net(Option.bool("dry").help("Dry.").build())));
    assertEquals(ids("a", "b"), merged.rejected());
    for (Issue issue : merged.issues()) {
      assertTrue(
          issue
              .message()
              .startsWith("Key 'net.timeout' means 'g.new' and 'net.timeout' by 'a', 'b'"),
          issue.message());
    }
  }

  @Test
  void rejectsAPluginThatTakesAKeyOfTheRunnerAsAFormerOne() {
    Option renamed = Option.string("new").help("N.").deprecatedNames("store.file").build();
    MergedConfig merged =
        new Workspace(folder).merged(plugin("bad", OptionGroup.of("g", "G.", renamed)));
    assertEquals(ids("bad"), merged.rejected());
    assertEquals("plugin.option-clash-core", Workspace.only(merged.issues()).code());
  }

  @Test
  void letsEachPluginSaySinceWhenItKnowsAnOption() {
    Option one = Option.bool("dry").help("Dry.").since("1.0").build();
    Option other = Option.bool("dry").help("Dry.").since("7.1").build();
    MergedConfig merged =
        new Workspace(folder).merged(plugin("a", net(one)), plugin("b", net(other)));
    assertEquals(List.of(), merged.issues());
  }

  @ParameterizedTest
  @ValueSource(strings = {"store", "fork", "cache", "junit", "plugins"})
  void rejectsAPluginThatDeclaresIntoAGroupOfTheRunner(String group) {
    MergedConfig merged =
        new Workspace(folder)
            .merged(
                plugin(
                    "bad", OptionGroup.of(group, "Mine.", Option.path("file").help("F.").build())),
                plugin("good", net(TIMEOUT)));
    assertEquals(ids("bad"), merged.rejected());
    Issue issue = Workspace.only(merged.issues());
    assertEquals("plugin.option-clash-core", issue.code());
    assertEquals("bad", issue.subject());
    assertTrue(issue.message().contains("'" + group + ".file'"), issue.message());
    assertTrue(merged.options().containsKey("net.timeout"));
    assertEquals(List.of(), merged.options().get("store.file").owners());
  }
}
