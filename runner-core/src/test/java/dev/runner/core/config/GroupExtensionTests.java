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

class GroupExtensionTests {

  private static final PluginId BASE = new PluginId("base");
  private static final PluginId MORE = new PluginId("more");

  private static final Option TIMEOUT =
      Option.duration("timeout").help("How long.").defaultValue("5s").build();
  private static final Option TOKEN = Option.secret("token").help("T.").defaultValue("c4n").build();
  private static final Option RETRIES =
      Option.integer("retries").help("How often.").defaultValue("2").build();

  private static final DeclaredOptions NET =
      plugin("base", OptionGroup.of("net", "The net.", TIMEOUT, TOKEN));

  @TempDir Path folder;

  private static DeclaredOptions extending(Option... options) {
    return plugin("more", OptionGroup.extending("net", options));
  }

  @Test
  void addsOptionsThatAllOfTheGroupCanRead() {
    MergedConfig merged =
        new Workspace(folder)
            .file("runner.conf", "net { timeout = 7s, retries = 3 }")
            .merged(extending(RETRIES), NET);
    assertEquals(List.of(), merged.issues());
    assertEquals(
        Map.of(
            "net.timeout", List.of("7s"), "net.token", List.of("c4n"), "net.retries", List.of("3")),
        merged.values(BASE));
    assertEquals(List.of(MORE), merged.options().get("net.retries").owners());
  }

  @Test
  void showsNoSecretToWhoDoesNotDeclareIt() {
    MergedConfig merged = new Workspace(folder).merged(extending(RETRIES), NET);
    assertEquals(Set.of("net.timeout", "net.retries"), merged.declared(MORE).keySet());
    MergedConfig both = new Workspace(folder).merged(extending(TOKEN), NET);
    assertEquals(List.of("c4n"), both.values(MORE).get("net.token"));
  }

  @Test
  void givesWayWhereItContradictsWhoDeclaresTheGroup() {
    Option other = Option.duration("timeout").help("How long.").defaultValue("6s").build();
    MergedConfig merged = new Workspace(folder).merged(extending(other), NET);
    assertEquals(Set.of(MORE), merged.rejected());
    Issue issue = Workspace.only(merged.issues());
    assertEquals("plugin.option-clash", issue.code());
    assertEquals("more", issue.subject());
    assertEquals(
        "Option 'net.timeout' is declared differently (default) by 'base', 'more'; 'more' only extends the group and gives way: rename its option, or declare it alike",
        issue.message());
    assertEquals(List.of("5s"), merged.values(BASE).get("net.timeout"));
  }

  @Test
  void isRejectedTogetherWithAnotherExtensionThatContradictsIt() {
    Option other = Option.integer("retries").help("How often.").defaultValue("3").build();
    MergedConfig merged =
        new Workspace(folder)
            .merged(extending(RETRIES), plugin("third", OptionGroup.extending("net", other)), NET);
    assertEquals(Set.of(MORE, new PluginId("third")), merged.rejected());
  }

  @Test
  void isRejectedWithoutTheGroup() {
    MergedConfig merged = new Workspace(folder).merged(extending(RETRIES));
    assertEquals(Set.of(MORE), merged.rejected());
    Issue issue = Workspace.only(merged.issues());
    assertEquals("plugin.option-group-missing", issue.code());
    assertTrue(
        issue.message().startsWith("Plugin 'more' extends option group 'net', which no installed"),
        issue.message());
  }

  @Test
  void needsTheOtherPluginToBeInstalledOnly() {
    ConfigSources sources = new Workspace(folder).sources();
    Declarations unselected = new Declarations(List.of(extending(RETRIES)), List.of(NET), Set.of());
    assertEquals(List.of(), new ConfigMerger().merge(unselected, sources).issues());
    Declarations unreadable =
        new Declarations(List.of(extending(RETRIES)), List.of(), Set.of(BASE));
    assertEquals(List.of(), new ConfigMerger().merge(unreadable, sources).issues());
  }

  @Test
  void addsToAGroupThatTheRunnerSharesButToNoOther() {
    Option search = Option.bool("search").help("Whether there is one.").build();
    MergedConfig shared =
        new Workspace(folder)
            .set("service-available.search", "yes")
            .merged(plugin("more", OptionGroup.extending("service-available", search)));
    assertEquals(List.of(), shared.issues());
    assertEquals(List.of("yes"), shared.values(MORE).get("service-available.search"));
    Issue own = new Workspace(folder).issue(plugin("more", OptionGroup.extending("store", search)));
    assertEquals("plugin.option-clash-core", own.code());
    Issue nobody = new Workspace(folder).set("service-available.search", "yes").issue();
    assertTrue(
        nobody
            .message()
            .contains("no installed plugin adds an option to group 'service-available'"),
        nobody.message());
  }

  @Test
  void keepsTheFormerNamesOfAllWhoDeclareAnOption() {
    OptionGroup one = OptionGroup.of("net", "N.", TIMEOUT).deprecatedName("old", "why", "2.0");
    OptionGroup other = OptionGroup.of("net", "N.", TIMEOUT).deprecatedName("older", "why", "2.0");
    MergedConfig merged =
        new Workspace(folder)
            .set("older.timeout", "9s")
            .merged(plugin("a", one), plugin("b", other));
    assertEquals(List.of("9s"), merged.values(new PluginId("a")).get("net.timeout"));
  }
}
