package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What three runs of one plugin answer, of which the second one went otherwise. */
final class QuestionsIT {

  private static final String ADDS = "shop:shop.CartTests.adds";
  private static final String BREAKS = "shop:shop.CartTests.breaks";

  private static TestWorkspace workspace;

  @BeforeAll
  static void runThreeTimes(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder);
    Path other = folder.resolve("other");
    String isOther = "java.nio.file.Files.exists(java.nio.file.Path.of(\"%s\"))".formatted(other);
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.CartTests")
                    .test("adds", "if (" + isOther + ") throw new AssertionError(\"odd 1\");")
                    .test("breaks", "if (!" + isOther + ") throw new Error(\"out of stock\");")
                    .test("calls", "throw new java.net.ConnectException(\"by 10.0.0.1\");")
                    .test("asks", "throw new java.net.ConnectException(\"by 10.0.0.22\");")
                    .test("idles", "")
                    .text()));
    workspace.config("fork.jvm-args = [\"-Drunner.allocation.after=0\"]\n");
    workspace.run("run");
    Files.createFile(other);
    workspace.run("run");
    Files.delete(other);
    workspace.run("run");
  }

  @Test
  void comparesRuns() throws Exception {
    JsonNode compared = json("runs", "compare", "last~2", "last~1");
    Finished text = workspace.run("runs", "compare", "last");
    List<String> csv = lines("runs", "compare", "last~2", "last~1", "--format", "csv");

    assertAll(
        () -> assertEquals(List.of(ADDS), ids(compared.required("newFailures"))),
        () -> assertEquals(List.of(BREAKS), ids(compared.required("fixed"))),
        () -> assertEquals(2, compared.required("counts").required("stillFailing").asInt()),
        () -> assertEquals(0, compared.required("counts").required("added").asInt()),
        () -> assertTrue(text.out().contains("NEW FAILURE 1\n  " + BREAKS + "\n"), text::out),
        () -> assertTrue(text.out().contains("FIXED 1\n  " + ADDS + "\n"), text::out),
        () -> assertEquals(5, csv.size(), csv::toString),
        () -> assertTrue(csv.get(1).startsWith("newFailures," + ADDS + ",shop,"), csv::toString));
    assertPlain(text);
  }

  @Test
  void numbersAreTheSameForAllLanguages(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("page.html");
    workspace.environment("RUNNER_JAVA_OPTS", "-Duser.language=ar -Duser.country=EG");
    JsonNode compared = json("runs", "compare", "last~2", "last~1");
    Finished report = workspace.run("report", "last", "--html", page.toString());
    workspace.environment("RUNNER_JAVA_OPTS", "");

    assertEquals(List.of(ADDS), ids(compared.required("newFailures")));
    assertEquals(0, report.exit(), report::toString);
    assertTrue(Files.readString(page).contains("data-first=\"0\""), "numbers of the page");
  }

  @Test
  void findsFlakyTests() throws Exception {
    JsonNode flaky = json("flaky");
    Finished text = workspace.run("flaky");
    Finished one = workspace.run("flaky", "--runs", "1");

    assertAll(
        () -> assertEquals(List.of(ADDS, BREAKS), ids(flaky)),
        () -> assertEquals(2, flaky.get(0).required("flips").asInt()),
        () -> assertEquals(1.0, flaky.get(0).required("rate").asDouble()),
        () -> assertEquals(0.3424, flaky.get(0).required("rateLow").asDouble()),
        () -> assertTrue(text.out().startsWith("100 % (34 to 100 %)  flipped 2 of 2"), text::out),
        () -> assertEquals("", one.out()));
    assertPlain(text);
  }

  @Test
  void tellsTheHistoryOfATest() throws Exception {
    JsonNode history = json("history", "CartTests.adds");
    Finished text = workspace.run("history", ADDS, "--limit", "2");
    Finished unknown = workspace.run("history", "shop.CartTests.subtracts");

    List<String> outcomes = new ArrayList<>();
    history.get(0).required("runs").forEach(run -> outcomes.add(run.get("outcome").asString()));
    assertAll(
        () -> assertEquals(List.of("PASSED", "FAILED", "PASSED"), outcomes),
        () -> assertTrue(text.out().startsWith(ADDS + "\n  "), text::out),
        () -> assertTrue(text.out().contains("  2 runs: 1 passed, 1 failed, mostly "), text::out),
        () -> assertEquals(2, unknown.exit()),
        () -> assertTrue(unknown.err().contains("'shop.CartTests.subtracts'"), unknown::err));
    assertPlain(text);
  }

  @Test
  void putsFailuresOfOneKindTogether() throws Exception {
    JsonNode clusters = json("clusters", "last");
    JsonNode failing = json("failing");
    Finished text = workspace.run("clusters");

    assertAll(
        () -> assertEquals(2, clusters.size()),
        () -> assertEquals(2, clusters.get(0).required("count").asInt()),
        () -> assertEquals("by <n>", clusters.get(0).required("message").asString()),
        () -> assertEquals(3, failing.size()),
        () -> assertEquals(cluster(failing, "asks"), cluster(failing, "calls")),
        () -> assertEquals(cluster(failing, "asks"), clusters.get(0).get("cluster").asString()),
        () -> assertTrue(text.out().contains("  java.net.ConnectException: by <n>\n"), text::out));
    assertPlain(text);
  }

  @Test
  void addsUpWhatPluginsTookAndFindsWhatIsSlow() throws Exception {
    JsonNode stats = json("stats");
    Finished text = workspace.run("stats");
    List<String> slowest = lines("slowest", "--limit", "3", "--format", "csv");
    Finished refused = workspace.run("slowest", "--limit", "0");

    assertAll(
        () -> assertEquals("shop", stats.get(0).required("plugin").asString()),
        () -> assertEquals(3, stats.get(0).required("runs").asInt()),
        () -> assertEquals(15, stats.get(0).required("counts").required("planned").asInt()),
        () -> assertTrue(stats.get(0).required("cpuMs").asLong() > 0, stats::toString),
        () -> assertTrue(stats.get(0).required("allocatedBytes").asLong() > 0, stats::toString),
        () -> assertEquals(2, text.out().lines().count(), text::out),
        () -> assertEquals(4, slowest.size(), slowest::toString),
        () -> assertEquals(2, refused.exit()),
        () -> assertTrue(refused.err().contains("'--limit' is '0'"), refused::err));
    assertPlain(text);
  }

  private static JsonNode json(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json"));
    return workspace.run(all.toArray(String[]::new)).json();
  }

  private static List<String> lines(String... words) throws Exception {
    return workspace.run(words).out().lines().toList();
  }

  private static List<String> ids(JsonNode tests) {
    List<String> ids = new ArrayList<>();
    tests.forEach(test -> ids.add(test.required("id").asString()));
    return ids;
  }

  private static String cluster(JsonNode tests, String name) {
    for (JsonNode test : tests) {
      if (test.required("name").asString().equals(name)) {
        return test.required("cluster").asString();
      }
    }
    throw new AssertionError("no test " + name + " in " + tests);
  }

  private static void assertPlain(Finished text) {
    assertEquals(0, text.exit(), text::toString);
    assertFalse(text.out().contains("\u001b"), text::out);
    text.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }
}
