package dev.runner.cli.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.Leftover;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with faults at random places: every planned test has one stored verdict, its own, whatever
 * the others do. {@code -Dmixes=N} says how many, {@code -Dseed=N} which is the first.
 */
@EnabledOnOs(OS.LINUX)
final class FaultMixIT {

  @TempDir private Path folder;

  @Test
  void costTheInnocentNothing() throws Exception {
    MixPlugins plugins = MixPlugins.compile(folder.resolve("jars"));
    Repeats.run("mixes", 40, seed -> problems(Mix.of(seed), plugins));
  }

  /** Memory that ends in one of several threads of JUnit's, for example. */
  @Test
  void costTheInnocentNothingWhereTheyOnceDid() throws Exception {
    MixPlugins plugins = MixPlugins.compile(folder.resolve("jars"));
    assertEquals(List.of(), problems(Mix.of(91), plugins));
  }

  private List<String> problems(Mix mix, MixPlugins plugins) throws Exception {
    Path root = folder.resolve("mix-" + mix.seed());
    TestWorkspace workspace = workspace(root, plugins, mix.faults(), mix.isEndless());
    List<String> arguments = new ArrayList<>(List.of("run", "--format", "json"));
    arguments.addAll(mix.arguments());
    Finished finished = workspace.run(arguments.toArray(String[]::new));
    MixCheck check = new MixCheck();
    check.equal("the exit status", mix.exit(), finished.exit());
    RunView stored = workspace.last();
    check.equal("the summary's counts", stored.counts(), finished.run().counts());
    check.verdicts(stored, mix.verdicts(), JournalView.of(journal(root)));
    killers(mix, stored, check);
    if (!mix.parallel()) {
      alone(mix, stored, check, root);
    }
    check.equal("what is left of the processes", List.of(), Leftover.processes(root));
    if (check.problems().isEmpty()) {
      Trees.delete(root);
    }
    return check.problems().stream().map(p -> p + " (" + mix + ", " + stored.id() + ")").toList();
  }

  /** Who ends a fork is named with how it ended. */
  private static void killers(Mix mix, RunView stored, MixCheck check) {
    for (TestView test : stored.tests()) {
      if (test.verdict().equals("ERROR/CRASHED")) {
        check.require(
            test.message().contains(" ended with exit status "),
            test.id() + " says only: " + test.message());
      }
    }
    Set<String> failed = new TreeSet<>();
    stored.issues("run.container-failed").forEach(issue -> failed.add(issue.split(":")[1]));
    for (String broken : mix.brokenTearDowns()) {
      boolean hidden =
          mix.faults().entrySet().stream()
              .anyMatch(
                  f ->
                      f.getValue().isDeadly()
                          && !f.getKey().contains("@")
                          && MixPlugins.classOf(f.getKey()).equals(broken));
      check.require(
          hidden || stored.json().required("issues").toString().contains(broken),
          "no issue names the tear-down of " + broken);
    }
  }

  /** Where tests do not run beside each other, each runs once, and who leaks is known. */
  private static void alone(Mix mix, RunView stored, MixCheck check, Path root) throws IOException {
    Map<String, Integer> ended = MixCheck.ended(root.resolve("did"));
    Map<String, String> verdicts = mix.verdicts();
    Set<String> leaked = new TreeSet<>();
    Set<String> mayLeak = new TreeSet<>();
    mix.faults()
        .forEach(
            (place, fault) -> {
              if (fault.leaks()) {
                mayLeak.add(MixPlugins.printedId(place));
              }
            });
    for (TestView test : stored.tests()) {
      String id = MixCheck.plain(test.id());
      if ("PASSED".equals(verdicts.get(id))) {
        check.equal("how often " + id + " ran", 1, ended.getOrDefault(id, 0));
        check.equal("the attempts of " + id, 1, test.attempts());
      }
      if (test.json().required("flags").toString().contains("LEAKED")) {
        leaked.add(id);
      }
    }
    check.require(leaked.containsAll(mix.leaking()), "LEAKED are " + leaked + " only");
    check.require(mayLeak.containsAll(leaked), "LEAKED are " + leaked);
  }

  /** Makes a workspace with the plugins and a plan of faults. */
  static TestWorkspace workspace(
      Path root, MixPlugins plugins, Map<String, Fault> faults, boolean limited)
      throws IOException {
    TestWorkspace workspace = TestWorkspace.in(root);
    plugins.installIn(workspace.plugins());
    StringBuilder plan = new StringBuilder();
    faults.forEach((place, fault) -> plan.append(place).append('=').append(fault).append('\n'));
    Files.writeString(root.resolve("plan"), plan);
    workspace.config(
        "fork.heap = 96m\n" + (limited ? "limit { test = 4s, class = 6s, silence = 60s }" : ""));
    return workspace
        .environment(MixPlugins.PLAN, root.resolve("plan").toString())
        .environment(MixPlugins.DID, root.resolve("did").toString());
  }

  /** Returns the journal of a workspace's only run. */
  static Path journal(Path root) throws IOException {
    try (Stream<Path> runs = Files.list(root.resolve(".runner/runs"))) {
      return runs.map(run -> run.resolve("journal"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();
    }
  }
}
