package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What holds for every command. */
final class CommandTreeTests {

  @Test
  void everyCommandExplainsItselfWhateverElseItNeeds() {
    List<List<String>> commands = commands(RunnerCommand.line(), List.of());

    assertTrue(commands.size() > 30, commands::toString);
    assertAll(
        commands.stream().map(words -> () -> assertTrue(asksForHelp(words), words::toString)));
  }

  @Test
  void aFolderMayBeCalledLikeACommand() {
    CommandLine.ParseResult parsed =
        RunnerCommand.line().parseArgs("--plugins-dir", "plugins", "-w", "runs", "runs", "list");

    assertEquals(
        List.of(Path.of("plugins")), parsed.matchedOptionValue("--plugins-dir", List.of()));
    assertEquals("runs", parsed.subcommand().commandSpec().name());
  }

  private static boolean asksForHelp(List<String> words) {
    List<String> typed = new ArrayList<>(words);
    typed.add("--help");
    CommandLine.ParseResult parsed = RunnerCommand.line().parseArgs(typed.toArray(String[]::new));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed.isUsageHelpRequested();
  }

  private static List<List<String>> commands(CommandLine command, List<String> words) {
    List<List<String>> found = new ArrayList<>(List.of(words));
    command
        .getSubcommands()
        .forEach(
            (name, child) -> {
              List<String> longer = new ArrayList<>(words);
              longer.add(name);
              found.addAll(commands(child, longer));
            });
    return found;
  }
}
