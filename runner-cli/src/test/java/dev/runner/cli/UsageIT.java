package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that cannot be meant. */
final class UsageIT {

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop", PluginJar.plugin("shop").source(TestSource.passing("shop.CartTests", "adds")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --regexx a | --regex
          run -r [a | '[a'
          run --exclude-regex a) | 'a)'
          run --tag a& | a&
          list --tag a& | a&
          run -p shopp | shop
          run --no-plugin shopp | shop
          run -p Shop! | Shop!
          run --method CartTests | Class#method
          run --report junit-xml | junit-xml=DIR
          run --report word=x | junit-xml=DIR
          run --format yaml | yaml
          run surplus | surplus
          runn | run
          runs shou | show
          """)
  void isRefusedWithOneClearLine(String words, String named) throws Exception {
    Finished finished = workspace.run(words.split(" "));

    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(finished.err().contains(named), finished::err);
    assertFalse(finished.err().contains("\tat "), finished::err);
    assertTrue(finished.err().lines().count() <= 3, finished::err);
    assertEquals("", finished.out());
  }

  @Test
  void runsNothingAndStoresNothing() throws Exception {
    workspace.run("run", "-p", "shopp");

    assertFalse(Files.exists(workspace.root().resolve(".runner/store.db")));
  }

  @Test
  void refusesAWorkspaceThatDoesNotExist() throws Exception {
    Trees.delete(workspace.root());
    Finished finished = workspace.run("run");

    assertEquals(2, finished.exit(), finished::toString);
    assertEquals(1, finished.err().lines().count(), finished::err);
    assertTrue(finished.err().contains(workspace.root().toString()), finished::err);
    assertTrue(finished.err().contains("runner init"), finished::err);
  }

  @Test
  void asksForACommandWhereNoneIsGiven() throws Exception {
    Finished finished = workspace.run();

    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(finished.err().contains("runner run"), finished::err);
  }

  @Test
  void tellsItsVersionAndHelpsOnDataOutput() throws Exception {
    for (List<String> words :
        List.of(List.of("--version"), List.of("--help"), List.of("run", "--help"))) {
      Finished finished = workspace.run(words.toArray(String[]::new));

      assertEquals(0, finished.exit(), finished::toString);
      assertTrue(finished.out().contains("runner"), finished::toString);
    }
  }

  @Test
  void runsNothingInAWorkspaceWithoutPlugins() throws Exception {
    Files.delete(workspace.plugins().resolve("shop.jar"));
    Finished finished = workspace.run("run");

    assertEquals(4, finished.exit(), finished::toString);
  }
}
