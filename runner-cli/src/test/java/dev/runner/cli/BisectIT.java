package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Polluted;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code bisect}: which tests make another one fail. */
final class BisectIT {

  private static final String VICTIM = "shop:shop.VictimTests.counts";

  @TempDir private Path folder;
  private Polluted polluted;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    polluted = Polluted.in(folder);
    workspace = polluted.workspace();
  }

  private static List<String> culprits(JsonNode report) {
    return StreamSupport.stream(report.required("culprits").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private Map<String, String> files() throws IOException {
    try (Stream<Path> files = Files.walk(workspace.root().resolve(".runner"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("bisect") && !file.toString().contains("-shm"))
          .collect(Collectors.toMap(Path::toString, BisectIT::content));
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void findsAPolluterInAnotherPluginAndTheCommandThatReproducesIt() throws Exception {
    polluted.installBank(Map.of("C5.c", polluted.leave("x")));
    polluted.installShop(polluted.isLeft("x"));
    assertEquals(1, workspace.run("run").exit());
    String failing = workspace.run("failing").out();
    String last = workspace.last().id();

    Finished found = workspace.run("bisect", VICTIM, "--format", "json");

    assertEquals(0, found.exit(), found::toString);
    JsonNode report = found.json();
    assertEquals(List.of("bank:bank.C5Tests.c"), culprits(report));
    assertEquals("CULPRITS", report.required("finding").asString());
    assertTrue(report.required("verified").asBoolean());
    assertEquals(35, report.required("before").asInt());
    int probes = report.required("probes").asInt();
    assertTrue(probes <= 2 * Math.log(35) / Math.log(2) + 6, found::err);
    assertEquals(probes, found.err().lines().filter(l -> l.startsWith("Probe ")).count());
    assertEquals(last, report.required("run").asString());
    assertEquals(last, workspace.last().id(), "probes are no runs");
    assertEquals(failing, workspace.run("failing").out());

    Finished again =
        workspace.run("run", "--order", "list", "--load-list", report.required("list").asString());
    assertEquals(1, again.exit(), again::toString);
    assertEquals(2, workspace.last().tests().size());
    assertEquals("FAILED/ASSERTION", workspace.last().test("VictimTests.counts").verdict());
  }

  @Test
  void leavesNothingInTheHistory() throws Exception {
    polluted.installBank(Map.of("C0.a", polluted.leave("x")));
    polluted.installShop(polluted.isLeft("x"));
    workspace.run("run");
    Map<String, String> before = files();
    Finished found = workspace.run("bisect", VICTIM, "last");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(before, files());
    assertTrue(found.out().contains("  bank:bank.C0Tests.a\n"), found::out);
    assertTrue(found.out().contains("--order list --load-list '"), found::out);
  }

  @Test
  void aTestThatPassedWhenItWasTriedAgainCanBeExplainedToo() throws Exception {
    polluted.installBank(Map.of("C3.b", polluted.leave("x")));
    polluted.installShop(polluted.isLeft("x"));
    assertEquals(0, workspace.run("run", "--retries", "1").exit());

    Finished found = workspace.run("bisect", VICTIM, "--format", "json");

    assertEquals(List.of("bank:bank.C3Tests.b"), culprits(found.json()), found::toString);
  }

  @Test
  void findsTwoTestsThatAreNeededTogether() throws Exception {
    polluted.installBank(Map.of("C1.b", polluted.leave("x"), "C6.d", polluted.leave("y")));
    polluted.installShop(polluted.isLeft("x") + " && " + polluted.isLeft("y"));
    workspace.run("run");
    Finished found = workspace.run("bisect", VICTIM, "--format", "json");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(List.of("bank:bank.C1Tests.b", "bank:bank.C6Tests.d"), culprits(found.json()));
  }

  @Test
  void findsACulpritInTheClassItself() throws Exception {
    workspace.install(
        "own",
        PluginJar.plugin("own")
            .source(
                TestSource.of("own.OwnTests")
                    .test("harmless", "")
                    .test("leaves", polluted.leave("x"))
                    .test("fails", "assertFalse(" + polluted.isLeft("x") + ");")
                    .text()));
    workspace.run("run");
    Finished found = workspace.run("bisect", "own.OwnTests.fails", "--format", "json");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(List.of("own:own.OwnTests.leaves"), culprits(found.json()));
  }

  @Test
  void findsWhatMakesATestTakeTooLong() throws Exception {
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ATests")
                    .test("a", "")
                    .test("b", "System.setProperty(\"slow\", \"x\");")
                    .test("c", "if (System.getProperty(\"slow\") != null) Thread.sleep(600_000);")
                    .text()));
    assertEquals(1, workspace.run("run", "--timeout", "1s").exit());

    Finished found = workspace.run("bisect", "shop:shop.ATests.c", "--timeout", "1s");

    assertEquals(0, found.exit(), found::toString);
    assertTrue(found.out().contains("shop:shop.ATests.b"), found::out);
    assertTrue(found.out().stripTrailing().endsWith("--timeout 1s"), found::out);
  }

  @Test
  void takesInvocationsOfAnotherMethodAsOne() throws Exception {
    workspace.install(
        "many",
        PluginJar.plugin("many")
            .source(
                TestSource.of("many.ATests")
                    .member(
                        "@ParameterizedTest @ValueSource(ints = {1, 2, 3}) void p(int n) throws Exception { if (n == 2) "
                            + polluted.leave("x")
                            + " }")
                    .text(),
                TestSource.of("many.BTests")
                    .member(
                        "@ParameterizedTest @ValueSource(ints = {1, 2}) void q(int n) { assertFalse(n == 2 && "
                            + polluted.isLeft("x")
                            + "); }")
                    .text()));
    workspace.run("run");
    Finished found = workspace.run("bisect", "many:many.BTests.q", "--format", "json");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(1, culprits(found.json()).size(), found::toString);
    assertTrue(culprits(found.json()).get(0).startsWith("many:many.ATests.p"), found::out);
    assertTrue(found.json().required("test").asString().endsWith("(#2)"), found::out);
  }

  @Test
  void looksIntoTheForkThatRanTheTest() throws Exception {
    polluted.installBank(Map.of("C2.a", polluted.leave("x")));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .manifest("Runner-Jvm-Arguments", "-Dother=fork")
            .source(
                TestSource.of("shop.ATests").test("leaves", polluted.leave("y")).text(),
                TestSource.of("shop.VictimTests")
                    .test("counts", "assertFalse(" + polluted.isLeft("y") + ");")
                    .text()));
    workspace.run("run");
    Finished found = workspace.run("bisect", VICTIM, "--format", "json");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(List.of("shop:shop.ATests.leaves"), culprits(found.json()));
    assertEquals(1, found.json().required("before").asInt());
  }
}
