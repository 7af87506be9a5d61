package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that fail and are known to. */
final class QuarantineIT {

  private static final String MARKS = " # owner=ann, expires=%s, reason=the bank is down, again";

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder);
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ATests")
                    .test("good", "")
                    .test("bad", "fail(\"no\");")
                    .test("worse", "throw new java.io.IOException();")
                    .text()));
  }

  private static String entry(String what, String expires) {
    return "\"" + what + MARKS.formatted(expires) + "\"";
  }

  @ParameterizedTest
  @CsvSource({"tests, ATests\\\\.(bad|worse)", "plugins, shop"})
  void runAreReportedAndDoNotFailTheRun(String kind, String what) throws Exception {
    workspace.config("quarantine.%s = [%s]".formatted(kind, entry(what, "2999-01-01")));

    Finished run = workspace.run("run", "--report", "junit-xml=" + folder.resolve("xml"));

    RunView stored = workspace.last();
    assertEquals(0, run.exit(), run::toString);
    assertEquals("PASSED", stored.outcome());
    assertEquals(CountsView.of(1, 1, 1, 0, 0), stored.counts());
    assertEquals(2, stored.json().required("counts").required("quarantined").asInt());
    assertEquals("[\"QUARANTINED\"]", stored.test("bad").json().required("flags").toString());
    assertEquals(
        "ann, until 2999-01-01: the bank is down, again",
        stored.test("bad").json().required("quarantine").asString());
    assertTrue(run.out().contains("shop:shop.ATests.bad QUARANTINED (ann, until"), run::out);
    assertTrue(run.out().endsWith("0 not run, 2 quarantined\n"), run::out);
    String xml = Files.readString(folder.resolve("xml/TEST-shop-shop.ATests.xml"));
    assertTrue(xml.contains("failures=\"0\" errors=\"0\" skipped=\"2\""), xml);
    assertTrue(xml.contains("message=\"QUARANTINED (ann, until 2999-01-01"), xml);
    assertEquals(List.of(), stored.issueCodes("WARNING"));
  }

  @Test
  void countAgainFromTheDayOfExpiryOn() throws Exception {
    workspace.config("quarantine.tests = [%s]".formatted(entry("ATests", "2026-01-01")));

    Finished run = workspace.run("run");

    assertEquals(1, run.exit(), run::toString);
    assertEquals(List.of("run.quarantine-expired"), workspace.last().issueCodes("WARNING"));
    assertTrue(run.err().contains("The quarantine of 'ATests' expired on 2026-01-01"), run::err);
  }

  @Test
  void doNotStopARunThatFailsFast() throws Exception {
    workspace.config("quarantine.tests = [%s]".formatted(entry("bad", "2999-01-01")));

    Finished run = workspace.run("run", "--fail-fast");

    assertEquals(1, run.exit(), run::toString);
    assertEquals("ERROR", workspace.last().test("worse").outcome());
  }

  @Test
  void areWarnedOfIfThereAreNone() throws Exception {
    workspace.config("quarantine.tests = [%s]".formatted(entry("Gone", "2999-01-01")));

    workspace.run("run");
    RunView whole = workspace.last();
    workspace.run("run", "--method", "shop.ATests#good");

    assertEquals(List.of("run.quarantine-unmatched"), whole.issueCodes("WARNING"));
    assertEquals(List.of(), workspace.last().issueCodes("WARNING"), "of a part nobody knows");
    workspace.run("run", "--shard", "1/2");
    assertEquals(List.of(), workspace.last().issueCodes("WARNING"), "nor of a shard");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bad # expires=2999-01-01, reason=x | has no owner: add 'owner=...' behind the '#'",
        "bad # owner=ann, expires=2999-01-01 | has no reason: add",
        "bad # owner=ann, reason=x | has no expires: add",
        "bad # owner=ann, expires=soon, reason=x | expires on 'soon' (expected a day such as",
        "bad | has no owner",
        "bad # who=ann | known are expires, owner, reason"
      })
  void areRefusedWithoutTheirMarks(String entry, String message) throws Exception {
    workspace.config("quarantine.tests = [\"" + entry + "\"]");

    Finished run = workspace.run("run");

    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains(message), run::err);
    assertTrue(run.err().contains("runner.conf:1"), run::err);
  }
}
