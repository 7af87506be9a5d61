package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.ShopAndBank;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of how a run was scheduled, and of one test in it. */
final class WhyIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    for (Path jar : ShopAndBank.writeTo(folder)) {
      Files.copy(jar, workspace.plugins().resolve(jar.getFileName()));
    }
  }

  @Test
  void tellsWhyATestWasSelectedAndHowItEnded() throws Exception {
    workspace.run("run", "-r", "Pay", "-p", "shop");

    Finished why = workspace.run("why", "shop.PayTests.broken");

    assertEquals(0, why.exit(), why::toString);
    assertTrue(why.out().startsWith("shop:shop.PayTests.broken\n"), why::toString);
    assertTrue(why.out().contains("Selected   regex 'Pay' is found in its id"), why::toString);
    assertTrue(why.out().contains("Attempt 1  FAILED (ASSERTION) in fork 1 at +"), why::toString);
    assertTrue(why.out().contains("no money"), why::toString);
    assertTrue(
        why.out().contains("number 2 of its fork, behind shop:shop.PayTests.ok"), why::toString);
  }

  @Test
  void findsATestByItsClassAndMethod() throws Exception {
    workspace.run("run", "-p", "shop");

    Finished why = workspace.run("why", "PayTests.broken");

    assertTrue(why.out().startsWith("shop:shop.PayTests.broken\n"), why::toString);
    assertEquals(2, workspace.run("why", "ayTests.broken").exit());
  }

  @Test
  void refusesATestThatIsNotInTheRun() throws Exception {
    workspace.run("run", "-p", "bank");
    Finished why = workspace.run("why", "shop.PayTests.broken", "last");
    assertEquals(2, why.exit());
    assertTrue(why.err().contains("No test 'shop.PayTests.broken' in run '"), why::toString);
  }

  @Test
  void aRunOnSeveralForksNamesItsLongestClass() throws Exception {
    Finished run = workspace.run("run", "--forks", "2");
    assertTrue(run.out().contains("2 forks: tests took "), run::toString);
    assertTrue(run.out().matches("(?s).*; longest [0-9.]+ s (shop|bank):\\w.*"), run::toString);
    Finished json = workspace.run("run", "--forks", "2", "--format", "json");
    assertTrue(json.json().at("/schedule/longPole/class").asString().contains(":"), json::toString);
    assertTrue(!workspace.run("run").out().contains("at best"));
  }

  @Test
  void explainsWhichForkRanWhat() throws Exception {
    workspace.run("run", "-p", "bank");
    Finished run = workspace.run("run", "--explain-schedule", "--format", "json");
    assertTrue(run.err().contains("1 fork: tests took "), run::toString);
    assertTrue(run.err().contains("Fork 1: 5 classes in "), run::toString);
    assertTrue(
        run.err().matches("(?s).*expected [0-9.]+ s +bank:bank.RateTests\n.*"), run::toString);
    assertTrue(run.err().matches("(?s).*never ran +shop:shop.CartTests\n.*"), run::toString);
    assertEquals(14, run.run().counts().planned());
  }
}
