package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several test forks at the same time. */
final class ForksIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder);
  }

  @Test
  void classesRunSideBySide() throws Exception {
    workspace.install(
        "pair",
        PluginJar.plugin("pair")
            .source(meeting("pair.HereTests", "here", "there"))
            .source(meeting("pair.ThereTests", "there", "here")));
    Finished finished = workspace.run("run", "--forks", "2", "--format", "json");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(2, finished.json().required("schedule").required("forks").asInt());
    RunView stored = workspace.last();
    assertEquals(CountsView.allPassed(2), stored.counts());
    assertEquals(Set.of("1", "2"), forks(stored));
  }

  @Test
  void pluginsWithJvmArgumentsOfTheirOwnRunBesideOthers() throws Exception {
    workspace.install(
        "here", PluginJar.plugin("here").source(meeting("a.HereTests", "here", "there")));
    workspace.install(
        "there",
        PluginJar.plugin("there")
            .manifest("Runner-Jvm-Arguments", "-Dthere=true")
            .source(meeting("b.ThereTests", "there", "here")));
    Finished finished = workspace.run("run", "--forks", "2");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(2), workspace.last().counts());
  }

  @Test
  void aForkThatDiesCostsOneTestAndNoOtherLaneAnything() throws Exception {
    PluginJar plugin =
        PluginJar.plugin("many")
            .source(
                TestSource.of("many.KillerTests")
                    .test("before", "")
                    .test("kills", "Runtime.getRuntime().halt(3);")
                    .test("after", "")
                    .text());
    for (int i = 0; i < 40; i++) {
      plugin.source(TestSource.passing("many.C" + i + "Tests", "a", "b", "c"));
    }
    workspace.install("many", plugin);
    Finished finished = workspace.run("run", "--forks", "3", "--format", "json");
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.of(122, 0, 1, 0, 0), finished.run().counts());
    assertEquals("ERROR/CRASHED", workspace.last().test("KillerTests.kills").verdict());
  }

  @Test
  void theLongestClassHasAForkForItselfOnceItsTimeIsKnown() throws Exception {
    workspace.install(
        "times",
        PluginJar.plugin("times")
            .source(
                TestSource.passing("times.ATests", "a"),
                TestSource.passing("times.BTests", "a"),
                TestSource.of("times.ZLongTests").test("a", "Thread.sleep(700);").text()));
    assertEquals(0, workspace.run("run").exit());
    assertEquals(0, workspace.run("run", "--forks", "2").exit());
    RunView stored = workspace.last();
    assertEquals(fork(stored.test("ATests.a")), fork(stored.test("BTests.a")));
    assertNotEquals(fork(stored.test("ATests.a")), fork(stored.test("ZLongTests.a")));
  }

  @ParameterizedTest
  @CsvSource({"run, 1", "plugin, 2", "class, 4", "CLASS, 4"})
  void whatIsIsolatedHasAForkOfItsOwn(String isolation, int forks) throws Exception {
    for (String plugin : new String[] {"one", "two"}) {
      workspace.install(
          plugin,
          PluginJar.plugin(plugin)
              .source(
                  TestSource.passing(plugin + ".ATests", "a", "b"),
                  TestSource.passing(plugin + ".BTests", "a", "b")));
    }
    Finished finished = workspace.run("run", "--isolation", isolation);
    assertEquals(0, finished.exit(), finished::toString);
    RunView stored = workspace.last();
    assertEquals(CountsView.allPassed(8), stored.counts());
    assertEquals(forks, forks(stored).size());
  }

  @Test
  void aClassAloneMayDieAndTheRestOfItGoesOn() throws Exception {
    workspace.install(
        "one",
        PluginJar.plugin("one")
            .source(
                TestSource.of("one.ATests")
                    .test("before", "")
                    .test("kills", "Runtime.getRuntime().halt(3);")
                    .test("after", "")
                    .text(),
                TestSource.passing("one.BTests", "a", "b")));
    Finished finished = workspace.run("run", "--isolation", "class", "--forks", "2");
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.of(4, 0, 1, 0, 0), workspace.last().counts());
  }

  @Test
  void severalForksAreTakenWhereMuchIsToDoUnlessOneIsAskedFor() throws Exception {
    PluginJar plugin = PluginJar.plugin("many");
    StringBuilder times = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      plugin.source(TestSource.passing("many.C" + i + "Tests", "a"));
      times.append("many\tmany.C").append(i).append("Tests\t6000\n");
    }
    workspace.install("many", plugin);
    assertEquals(1, forksOf("run"), "nothing is known, and there is little to do");
    Files.writeString(workspace.root().resolve(".runner/class-times"), times);
    assertEquals(1, forksOf("run", "--serial"));
    Files.writeString(workspace.root().resolve(".runner/class-times"), times);
    assertEquals(Math.min(4, Runtime.getRuntime().availableProcessors()), forksOf("run"));
    assertEquals(1, forksOf("run"), "they took less than that, as is known now");
  }

  private int forksOf(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--format", "json"));
    Finished finished = workspace.run(all.toArray(String[]::new));
    assertEquals(0, finished.exit(), finished::toString);
    return finished.json().required("schedule").required("forks").asInt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "257", ""})
  void refusesANumberOfForksThatIsNone(String number) throws Exception {
    Finished finished = workspace.run("run", "--forks=" + number);
    assertEquals(2, finished.exit());
    assertTrue(finished.err().contains("'" + number + "'"), finished::err);
  }

  /** Returns a class whose test ends only if that of another class runs at the same time. */
  private String meeting(String className, String mine, String other) {
    return TestSource.of(className)
        .test(
            "meets",
            """
            java.nio.file.Path folder = java.nio.file.Path.of("%s");
            java.nio.file.Files.createFile(folder.resolve("%s"));
            long end = System.nanoTime() + 30_000_000_000L;
            while (!java.nio.file.Files.exists(folder.resolve("%s"))) {
              assertTrue(System.nanoTime() < end, "the other test does not run");
              Thread.sleep(5);
            }
            """
                .formatted(folder, mine, other))
        .text();
  }

  private static String fork(TestView test) {
    return test.json().required("fork").asString();
  }

  private static Set<String> forks(RunView run) {
    return run.tests().stream().map(ForksIT::fork).collect(Collectors.toCollection(TreeSet::new));
  }
}
