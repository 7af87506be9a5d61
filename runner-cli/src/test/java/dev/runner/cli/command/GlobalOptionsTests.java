package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.output.Verbosity;
import dev.runner.core.run.RunRequest;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GlobalOptionsTests {

  @TempDir Path workspace;

  private GlobalOptions parsed(String... words) {
    List<String> all = new ArrayList<>(List.of("-w", workspace.toString()));
    all.addAll(Arrays.asList(words));
    return global(all.toArray(String[]::new));
  }

  private static GlobalOptions global(String... words) {
    CommandLine line = RunnerCommand.line(words);
    line.parseArgs(words);
    RunnerCommand root = line.getCommand();
    return root.global();
  }

  private RunRequest request(String... words) {
    return parsed(words).request(Selection.ALL);
  }

  private String recorded(String... words) {
    return request(words).command().replace("runner -w " + workspace + " ", "");
  }

  @ParameterizedTest
  @CsvSource({
    "-D shop.password=hunter2 run, -D shop.password=*** run",
    "-Dshop.password=hunter2 run, -Dshop.password=*** run",
    "-D=shop.password=hunter2 run, -D=*** run",
    "-vDshop.password=hunter2 run, -vDshop.password=*** run",
    "-vqD shop.password=hunter2 run, -vqD shop.password=*** run",
    "-D a=b=hunter2 -D c=hunter2 run, -D a=*** -D c=*** run",
    "-D flag run, -D flag run"
  })
  void recordsACommandLineWithoutAnyValue(String typed, String recorded) {
    String command = recorded(typed.split(" "));
    assertFalse(command.contains("hunter2"), command);
    assertEquals(recorded, command);
  }

  @Test
  void recordsAllElseAsItWasTyped() {
    assertEquals("-v run --tag a=b -p DD", recorded("-v", "run", "--tag", "a=b", "-p", "DD"));
  }

  @Test
  void takesSettingsInEveryForm() {
    RunRequest request = request("-D", "a.b=1", "-Dc.d=2", "-vDe.f=3", "-D", "flag", "run");
    assertEquals("{a.b=1, c.d=2, e.f=3, flag=true}", request.sources().commandLine().toString());
  }

  @Test
  void looksForPluginsInTheWorkspaceUnlessToldOtherwise() throws IOException {
    assertEquals(List.of(workspace.resolve("plugins")), parsed("run").pluginFolders());
    Path other = Files.createDirectory(workspace.resolve("other"));
    assertEquals(List.of(other), parsed("--plugins-dir", other.toString(), "run").pluginFolders());
    GlobalOptions absent = parsed("--plugins-dir", workspace.resolve("none").toString(), "run");
    UsageException refused = assertThrows(UsageException.class, absent::pluginFolders);
    assertTrue(refused.getMessage().contains("none' does not exist"), refused.getMessage());
  }

  @Test
  void refusesAWorkspaceThatIsNoFolder() {
    Path none = workspace.resolve("none");
    GlobalOptions global = global("-w", none.toString(), "run");
    UsageException refused = assertThrows(UsageException.class, global::workspace);
    assertEquals(
        "Workspace '%s' is no folder: make one with 'runner init %s'".formatted(none, none),
        refused.getMessage());
  }

  @Test
  void readsTheWorkspacesConfigurationBehindTheGivenOnes() throws IOException {
    Path given = Files.writeString(workspace.resolve("given.conf"), "");
    Path own = Files.writeString(workspace.resolve("runner.conf"), "");
    List<Path> files = request("--config", given.toString(), "run").sources().files();
    assertEquals(List.of(given, own), files.subList(0, 2));
  }

  @Test
  void saysThatThereAreNoResultsYet() {
    UsageException refused = assertThrows(UsageException.class, parsed("last")::store);
    assertTrue(refused.getMessage().startsWith("No results yet in "), refused.getMessage());
  }

  @Test
  void listsNoRunsOfAWorkspaceInWhichNothingRan() throws IOException {
    UsageException refused = assertThrows(UsageException.class, parsed("failing")::allRuns);
    assertTrue(refused.getMessage().contains("is no workspace"), refused.getMessage());

    Files.writeString(
        workspace.resolve("runner.conf"), "cache.dir = \"" + workspace.resolve("c") + "\"");
    try (ResultStore store = parsed("failing").allRuns()) {
      assertEquals(List.of(), store.runs(20));
      assertEquals(List.of(), store.failing());
      assertEquals(List.of(), store.flaky(20));
      assertEquals(List.of(), store.ledger(20));
      assertEquals(List.of(), store.knownIssues());
    }
    assertFalse(Files.exists(workspace.resolve(".runner")), "a list has made something");
  }

  @Test
  void saysHowMuchItIsAskedFor() {
    assertEquals(Verbosity.NORMAL, parsed("run").verbosity());
    assertEquals(Verbosity.VERBOSE, parsed("run", "-v").verbosity());
    assertEquals(Verbosity.QUIET, parsed("-q", "run").verbosity());
    assertEquals(Verbosity.QUIET, parsed("-vq", "run").verbosity());
  }

  @Test
  void repeatsTheOptionsThatLeadToTheSamePlace() throws IOException {
    Path plugins = Files.createDirectory(workspace.resolve("other"));
    GlobalOptions global =
        parsed("--plugins-dir", plugins.toString(), "--config", "a.conf", "-D", "a=secret", "run");
    assertEquals(
        List.of(
            "-w", workspace.toString(), "--plugins-dir", plugins.toString(), "--config", "a.conf"),
        global.nextSteps().options());
    assertEquals(List.of(), global("run").nextSteps().options());
    assertEquals(List.of(), global("-w", "", "run").nextSteps().options());
  }
}
