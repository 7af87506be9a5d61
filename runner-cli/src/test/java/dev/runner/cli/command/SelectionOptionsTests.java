package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Selection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
    return command.options.selection();
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
