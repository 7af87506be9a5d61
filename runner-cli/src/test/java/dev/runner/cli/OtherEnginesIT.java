package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JUnit 4 and Cucumber, each brought inside a plugin jar, beside Jupiter. */
final class OtherEnginesIT {

  private static TestWorkspace workspace;
  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder);
    workspace.install("vintage", vintage());
    workspace.install("cucumber", cucumber());
    workspace.install(
        "jupiter",
        PluginJar.plugin("jupiter").source(TestSource.passing("j.PlainTests", "a", "b")));
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void runTogetherWithJupiter() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(2), stored.counts("jupiter"));
    assertEquals(List.of(), stored.issueCodes("ERROR"));
  }

  @Test
  void runJUnit4WithItsOutcomes() {
    assertAll(
        () -> assertEquals(CountsView.of(4, 1, 1, 1, 1), stored.counts("vintage")),
        () -> assertEquals("PASSED", stored.test("vintage:v4.OldTests.passes").outcome()),
        () -> assertEquals("FAILED", stored.test("vintage:v4.OldTests.compares").outcome()),
        () -> assertEquals("ERROR", stored.test("vintage:v4.OldTests.breaks").outcome()),
        () -> assertEquals("SKIPPED", stored.test("vintage:v4.OldTests.waits").outcome()),
        () -> assertEquals("later", stored.test("vintage:v4.OldTests.waits").message()),
        () -> assertEquals("ABORTED", stored.test("vintage:v4.OldTests.assumes").outcome()));
  }

  @Test
  void runScenariosOfFeatureFiles() {
    assertEquals(CountsView.of(3, 0, 1, 0, 0), stored.counts("cucumber"));
    assertTrue(
        stored.tests("cucumber").stream()
            .filter(test -> test.outcome().equals("ERROR"))
            .allMatch(test -> test.message().contains("IllegalStateException: out of stock")));
  }

  @Test
  void printIdsThatAreUnique() {
    List<String> ids = stored.tests().stream().map(TestView::id).toList();

    assertEquals(ids.size(), new HashSet<>(ids).size(), ids::toString);
  }

  @Test
  void areSelectedByTheSameFlags() throws Exception {
    Finished tagged = workspace.run("run", "--smoke", "--format", "json");
    Finished one = workspace.run("run", "--method", "OldTests#passes", "--format", "json");

    assertEquals(CountsView.allPassed(1), tagged.run().counts(), tagged::toString);
    assertEquals(CountsView.allPassed(1), tagged.run().counts("cucumber"));
    assertEquals(CountsView.allPassed(1), one.run().counts(), one::toString);
  }

  private static PluginJar vintage() throws Exception {
    return PluginJar.plugin("vintage")
        .libraries(Product.vintage())
        .source(
            """
            package v4;
            import org.junit.*;
            public class OldTests {
              @Test public void passes() {}
              @Test public void compares() { Assert.assertEquals(1, 2); }
              @Test public void breaks() { throw new IllegalStateException("broken"); }
              @Test @Ignore("later") public void waits() {}
              @Test public void assumes() { Assume.assumeTrue(false); }
            }
            """,
            """
            package v4;
            import org.junit.*;
            import org.junit.runner.RunWith;
            import org.junit.runners.Parameterized;
            @RunWith(Parameterized.class)
            public class EachTests {
              @Parameterized.Parameters public static Object[] data() { return new Object[] {1, 2, 3}; }
              @Parameterized.Parameter public int n;
              @Test public void isPositive() { Assert.assertTrue(n > 0); }
            }
            """);
  }

  private static PluginJar cucumber() throws Exception {
    return PluginJar.plugin("cucumber")
        .manifest("Runner-Test-Packages", "stock")
        .libraries(Product.cucumber())
        .entry("junit-platform.properties", "cucumber.glue=stock\ncucumber.publish.quiet=true\n")
        .entry(
            "stock/stock.feature",
            """
            Feature: Stock
              @smoke
              Scenario: Taking what is there
                Given 3 bolts
                When 2 are taken
                Then 1 is left

              Scenario: Taking too many
                Given 1 bolts
                When 2 are taken
                Then 0 is left

              Scenario Outline: Taking all
                Given <n> bolts
                When <n> are taken
                Then 0 is left

                Examples:
                  | n |
                  | 4 |
                  | 5 |
            """)
        .source(
            """
            package stock;
            import io.cucumber.java.en.*;
            public class StockSteps {
              private int bolts;
              @Given("{int} bolts") public void have(int n) { bolts = n; }
              @When("{int} are taken") public void take(int n) {
                if (n > bolts) { throw new IllegalStateException("out of stock"); }
                bolts -= n;
              }
              @Then("{int} is left") public void left(int n) {
                if (n != bolts) { throw new AssertionError(bolts + " are left"); }
              }
            }
            """);
  }
}
