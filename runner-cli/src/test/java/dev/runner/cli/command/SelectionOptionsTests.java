package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.TestLists;
import dev.runner.core.suite.TestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SelectionOptionsTests {

  @Command
  private static final class Selecting {

    @Mixin private SelectionOptions options;
  }

  private static Selection selected(String... words) {
    Selecting command = new Selecting();
    new CommandLine(command).parseArgs(words);
    return command.options.selection(SelectionOptionsTests::noStore);
  }

  private static ResultStore noStore() {
    throw new UsageException("the store was asked for");
  }

  @Test
  void selectsEverythingByDefault() {
    assertEquals(Selection.ALL, selected());
  }

  @Test
  void takesAllParts() {
    Selection selection =
        selected(
            "-p",
            "a",
            "-p",
            "b",
            "--no-plugin",
            "c",
            "--tag",
            "x & !y",
            "--smoke",
            "-r",
            "one",
            "--regex",
            "two",
            "--exclude-regex",
            "three",
            "--class",
            "p.A",
            "--method",
            "A#m(int)");
    assertEquals(Set.of(new PluginId("a"), new PluginId("b")), selection.plugins());
    assertEquals(Set.of(new PluginId("c")), selection.excludedPlugins());
    assertEquals(List.of("x & !y", "smoke"), selection.tagExpressions());
    assertEquals(List.of("one", "two"), selection.regexes());
    assertEquals(List.of("three"), selection.excludedRegexes());
    assertEquals(List.of("p.A"), selection.classes());
    assertEquals(List.of(MethodName.parse("A#m(int)")), selection.methods());
  }

  @Test
  void readsLists(@TempDir Path folder) throws IOException {
    String in = write(folder, "in", "a.*\n");
    String out = write(folder, "out", "b # why\nc\n");
    String tests = write(folder, "tests", "shop:p.A.x\n");
    TestLists lists =
        selected("--include-list", in, "--exclude-list", out, "--load-list", tests).lists();
    assertEquals(Optional.of(List.of(new ListedRegex("a.*", "", in + ":1"))), lists.included());
    assertEquals(
        List.of(new ListedRegex("b", "why", out + ":1"), new ListedRegex("c", "", out + ":2")),
        lists.excluded());
    assertEquals(List.of(TestName.of("shop:p.A.x")), lists.only().get(0).names());
  }

  @Test
  void takesOptionsFromAnArgumentFile(@TempDir Path folder) throws IOException {
    String tests = write(folder, "tests", "shop:p.A.x\n");
    String arguments = write(folder, "arguments", "--load-list " + tests + "\n-p shop\n");
    Selection selection = selected("@" + arguments);
    assertEquals(1, selection.lists().only().size());
    assertEquals(Set.of(new PluginId("shop")), selection.plugins());
  }

  @Test
  void opensTheStoreForFailingTestsAlone() {
    assertEquals(
        "the store was asked for",
        assertThrows(UsageException.class, () -> selected("--failing")).getMessage());
    assertEquals(
        "the store was asked for",
        assertThrows(UsageException.class, () -> selected("--failing", "last")).getMessage());
  }

  @Test
  void readsOneListAtMostFromStandardInput() {
    UsageException refused =
        assertThrows(
            UsageException.class, () -> selected("--load-list", "-", "--exclude-list", "-"));
    assertTrue(refused.getMessage().contains("standard input"), refused.getMessage());
  }

  private static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "-r, a(b, Invalid regular expression 'a(b'",
    "--exclude-regex, *, Invalid regular expression '*'",
    "-p, No Id, Invalid plugin id 'No Id'",
    "--no-plugin, ../x, Invalid plugin id '../x'",
    "--method, NoHash, Invalid method 'NoHash'"
  })
  void refusesWhatCannotBeRead(String option, String value, String message) {
    UsageException refused = assertThrows(UsageException.class, () -> selected(option, value));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }
}
