package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
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
  private Path state;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("work space"));
    state = Files.createDirectory(folder.resolve("state"));
    workspace.environment("STATE", state.toString());
  }

  /** Leaves something that the same process can see, whatever class loader looks. */
  private static String leave(String what) {
    return "java.nio.file.Files.createFile(%s);".formatted(path(what));
  }

  private static String isLeft(String what) {
    return "java.nio.file.Files.exists(%s)".formatted(path(what));
  }

  private static String path(String what) {
    return "java.nio.file.Path.of(System.getenv(\"STATE\"), ProcessHandle.current().pid() + \"-%s\")"
        .formatted(what);
  }

  private void installBank(Map<String, String> bodies) throws IOException {
    PluginJar bank = PluginJar.plugin("bank");
    for (int i = 0; i < 8; i++) {
      TestSource source = TestSource.of("bank.C" + i + "Tests");
      for (String method : List.of("a", "b", "c", "d")) {
        source.test(method, bodies.getOrDefault("C" + i + "." + method, ""));
      }
      bank.source(source.text());
    }
    workspace.install("bank", bank);
  }

  private void installShop(String condition) throws IOException {
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.passing("shop.OtherTests", "a", "b"),
                TestSource.of("shop.VictimTests")
                    .test("first", "")
                    .test("counts", "assertFalse(" + condition + ");")
                    .test("last", "")
                    .text()));
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
    installBank(Map.of("C5.c", leave("x")));
    installShop(isLeft("x"));
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
    installBank(Map.of("C0.a", leave("x")));
    installShop(isLeft("x"));
    workspace.run("run");
    Map<String, String> before = files();
    Finished found = workspace.run("bisect", VICTIM, "last");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(before, files());
    assertTrue(found.out().contains("  bank:bank.C0Tests.a\n"), found::out);
    assertTrue(found.out().contains("--order list --load-list '"), found::out);
  }

  @Test
  void findsTwoTestsThatAreNeededTogether() throws Exception {
    installBank(Map.of("C1.b", leave("x"), "C6.d", leave("y")));
    installShop(isLeft("x") + " && " + isLeft("y"));
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
                    .test("leaves", leave("x"))
                    .test("fails", "assertFalse(" + isLeft("x") + ");")
                    .text()));
    workspace.run("run");
    Finished found = workspace.run("bisect", "own.OwnTests.fails", "--format", "json");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(List.of("own:own.OwnTests.leaves"), culprits(found.json()));
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
                            + leave("x")
                            + " }")
                    .text(),
                TestSource.of("many.BTests")
                    .member(
                        "@ParameterizedTest @ValueSource(ints = {1, 2}) void q(int n) { assertFalse(n == 2 && "
                            + isLeft("x")
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
    installBank(Map.of("C2.a", leave("x")));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .manifest("Runner-Jvm-Arguments", "-Dother=fork")
            .source(
                TestSource.of("shop.ATests").test("leaves", leave("y")).text(),
                TestSource.of("shop.VictimTests")
                    .test("counts", "assertFalse(" + isLeft("y") + ");")
                    .text()));
    workspace.run("run");
    Finished found = workspace.run("bisect", VICTIM, "--format", "json");
    assertEquals(0, found.exit(), found::toString);
    assertEquals(List.of("shop:shop.ATests.leaves"), culprits(found.json()));
    assertEquals(1, found.json().required("before").asInt());
  }

  @Test
  void saysThatATestFailsByItself() throws Exception {
    installBank(Map.of());
    installShop("true");
    workspace.run("run");
    Finished alone = workspace.run("bisect", VICTIM);
    assertEquals(0, alone.exit(), alone::toString);
    assertTrue(alone.out().contains("fails by itself"), alone::out);
    assertTrue(alone.out().contains("(1 probe)"), alone::out);
  }

  @Test
  void saysThatAFailureCannotBeReproduced() throws Exception {
    installBank(Map.of());
    installShop(
        "!java.nio.file.Files.exists(java.nio.file.Path.of(System.getenv(\"STATE\"), \"ok\"))");
    workspace.run("run");
    Files.createFile(state.resolve("ok"));
    Finished never = workspace.run("bisect", VICTIM);
    assertEquals(1, never.exit(), never::toString);
    assertTrue(never.out().contains("did not fail again"), never::out);
  }

  @Test
  void refusesWhatItCannotSearchFor() throws Exception {
    assertEquals(2, workspace.run("bisect", VICTIM).exit());
    installBank(Map.of());
    installShop("false");
    workspace.run("run");
    Finished passed = workspace.run("bisect", VICTIM, "last");
    assertEquals(2, passed.exit(), passed::toString);
    assertTrue(passed.err().contains("did not fail in run"), passed::err);
    Finished unknown = workspace.run("bisect", "shop:shop.NoTests.a", "last");
    assertEquals(2, unknown.exit(), unknown::toString);
    assertTrue(unknown.err().contains("No test 'shop:shop.NoTests.a'"), unknown::err);
    Finished none = workspace.run("bisect", VICTIM);
    assertEquals(2, none.exit(), none::toString);
    assertTrue(none.err().contains("No failure of a test"), none::err);
    assertEquals(2, workspace.run("bisect").exit());
  }

  @Test
  void refusesPluginsThatHaveChanged() throws Exception {
    installBank(Map.of("C5.c", leave("x")));
    installShop(isLeft("x"));
    workspace.run("run");
    installBank(Map.of("C5.c", leave("x"), "C6.a", "int i = 1;"));
    Finished refused = workspace.run("bisect", VICTIM);
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(refused.out().contains("plugin 'bank' has changed"), refused::out);
    Finished allowed = workspace.run("bisect", VICTIM, "--changed-plugins", "--format", "json");
    assertEquals(0, allowed.exit(), allowed::toString);
    assertEquals(List.of("bank:bank.C5Tests.c"), culprits(allowed.json()));
  }

  @Test
  void aSignalEndsTheSearchAndItsForks() throws Exception {
    installBank(Map.of("C5.c", leave("x") + leave("probing")));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.VictimTests")
                    .member(
                        "static boolean hangs() throws Exception { if (java.nio.file.Files.exists("
                            + "java.nio.file.Path.of(System.getenv(\"STATE\"), \"hang\"))) {"
                            + leave("hanging")
                            + " Thread.sleep(100_000); } return false; }")
                    .test("counts", "assertFalse(" + isLeft("x") + " || hangs());")
                    .text()));
    workspace.run("run");
    Files.createFile(state.resolve("hang"));
    try (RunnerProcess process = workspace.start("bisect", VICTIM)) {
      Waiting.until("the first probe hangs", () -> hasFile("-hanging"));
      List<ProcessHandle> forks = process.handle().descendants().toList();
      new ProcessBuilder("kill", "-TERM", "" + process.handle().pid()).start().waitFor();
      Finished ended = process.await();
      assertEquals(143, ended.exit(), ended::toString);
      assertTrue(ended.out().contains("No answer for"), ended::out);
      Waiting.until("no fork is left", () -> forks.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private boolean hasFile(String ending) {
    try (Stream<Path> files = Files.list(state)) {
      return files.anyMatch(file -> file.toString().endsWith(ending));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
