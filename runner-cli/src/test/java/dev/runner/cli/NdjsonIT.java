package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.NdjsonLines;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs that are told as lines of JSON while they go on. */
final class NdjsonIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private Path report;
  private Path gate;

  @BeforeEach
  void install() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    report = folder.resolve("reports/run.ndjson");
    gate = folder.resolve("gate");
    String waits =
        "while (!java.nio.file.Files.exists(java.nio.file.Path.of(\"%s\"))) Thread.sleep(5);"
            .formatted(gate);
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ACartTests")
                    .test("buys", "System.out.println(\"gr\\u00fc\\u00dfe \\ud83d!\");")
                    .test("fails", "fail(\"\\ud83d and \\u0000\");")
                    .text(),
                TestSource.of("shop.BWaitingTests").test("waits", waits).text()));
  }

  private NdjsonLines read() throws IOException, InterruptedException {
    return NdjsonLines.read(report, workspace.run("schema", "ndjson").out());
  }

  private void open() throws IOException {
    Files.writeString(gate, "");
  }

  @Test
  void tellTheWholeRunWithItsEnd() throws Exception {
    open();
    Finished run = workspace.run("run", "--report", "ndjson=" + report);
    assertEquals(1, run.exit(), run::toString);
    NdjsonLines told = read();
    assertEquals("run-started", told.lines().get(0).required("kind").asString());
    assertEquals(3, told.of("test-planned").size());
    assertEquals(3, told.of("attempt-started").size());
    assertEquals(3, told.of("attempt-finished").size());
    assertEquals("LOADED", told.of("plugin").get(0).required("state").asString());
    JsonNode written =
        told.of("output").stream().filter(line -> line.has("test")).findFirst().orElseThrow();
    assertEquals("gr\u00fc\u00dfe ?!\n", written.required("text").asString());
    JsonNode end = told.last();
    assertEquals("run-finished", end.required("kind").asString());
    assertEquals("FAILED", end.required("outcome").asString());
    assertEquals(1, end.required("exit").asInt());
    assertEquals(3, end.required("counts").required("planned").asInt());
    assertEquals(1, end.required("counts").required("failed").asInt());
    assertEquals(workspace.last().id(), end.required("run").asString());
  }

  @Test
  void sayWhenARunWillEndWhoseClassesHaveRunBefore() throws Exception {
    open();
    workspace.run("run", "--report", "ndjson=" + report);
    workspace.run("run", "--report", "ndjson=" + report);
    JsonNode estimate = read().of("estimate").get(0);
    assertTrue(estimate.required("leftMs").asLong() >= 0, estimate::toString);
    assertTrue(estimate.required("endsAt").asString().endsWith("Z"), estimate::toString);
  }

  @Test
  void tellOfRetriesRoundsAndQuarantine() throws Exception {
    open();
    workspace.config(
        "quarantine.tests = [\"fails # owner=ann, expires=2999-01-01, reason=known\"]\n");
    workspace.run("run", "--retries", "1", "--report", "ndjson=" + report);
    NdjsonLines retried = read();
    assertEquals("ann", retried.of("test-quarantined").get(0).required("owner").asString());
    assertEquals(1, retried.of("retry-planned").size());
    assertTrue(retried.of("attempt-finished").stream().noneMatch(line -> line.get("id").isNull()));
    assertEquals(1, retried.last().required("counts").required("quarantined").asInt());
    workspace.run("run", "--repeat", "3", "--report", "ndjson=" + report);
    assertEquals(2, read().of("round-started").size());
  }

  @Test
  void tellWhatHappensWhileItDoes() throws Exception {
    try (RunnerProcess run = workspace.start("run", "--report", "ndjson=" + report)) {
      Waiting.until("the failure is told", () -> contains("\"outcome\":\"FAILED\""));
      Waiting.until("the start of a test is told", () -> contains("BWaitingTests.waits\",\"fork"));
      assertFalse(contains("run-finished"));
      open();
      assertEquals(1, run.await().exit());
    }
    assertEquals("run-finished", read().last().required("kind").asString());
  }

  private static boolean isWaiting(JsonNode attempt) {
    return attempt.required("id").asString().endsWith("BWaitingTests.waits");
  }

  private boolean contains(String text) {
    try {
      return Files.exists(report) && Files.readString(report).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void tellTheRestOfARunThatIsResumed() throws Exception {
    try (RunnerProcess run = workspace.start("run", "--report", "ndjson=" + report)) {
      Waiting.until("the last test runs", () -> contains("BWaitingTests.waits\",\"fork"));
      run.handle().destroyForcibly();
      run.handle().onExit().get(60, TimeUnit.SECONDS);
    }
    assertTrue(read().of("run-finished").isEmpty());
    open();
    Finished resumed = workspace.run("resume", "last", "--report", "ndjson=" + report);
    assertEquals(1, resumed.exit(), resumed::toString);
    NdjsonLines told = read();
    assertEquals("run-resumed", told.lines().get(0).required("kind").asString());
    assertEquals(1, told.of("attempt-finished").stream().filter(NdjsonIT::isWaiting).count());
    assertEquals(3, told.last().required("counts").required("planned").asInt());
  }

  @Test
  void hideSecrets() throws Exception {
    workspace
        .config("shop.password = ${VAULT}\nshop.url = \"http://me:\"${VAULT}\"@127.0.0.1/\"\n")
        .environment("RUNNER__SHOP__TOKEN", "c4n4ry-token")
        .environment("VAULT", "c4n4ry-in-the-mine");
    workspace.install("shop", TellingPlugin.shop(TellingPlugin.telling()));
    workspace.run("run", "--report", "ndjson=" + report);
    assertFalse(read().of("output").isEmpty());
    assertTrue(contains("***"));
    assertFalse(contains("c4n4ry"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void goToADescriptorOfTheCaller() throws Exception {
    open();
    Files.createDirectories(report.getParent());
    assertEquals(1, shell("run --report ndjson=fd:3 3>'" + report + "'"));
    assertEquals(1, read().last().required("exit").asInt());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void stopNoTestWhereTheirReaderIsGone() throws Exception {
    workspace.install(
        "shop", PluginJar.plugin("shop").source(TestSource.passing("shop.ATests", "a", "b")));
    assertEquals(7, shell("run --report ndjson=fd:3 3> >(exec head -c 1 >/dev/null)"));
    assertEquals(2, workspace.last().counts().passed());
    assertEquals(1, workspace.last().issues("run.report-incomplete").size());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void stopNoTestWhereTheDiskIsFull() throws Exception {
    open();
    Finished run = workspace.run("run", "--report", "ndjson=/dev/full");
    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.err().contains("'ndjson=/dev/full' broke off"), run::toString);
    assertEquals(0, workspace.last().counts().notRun());
  }

  @Test
  void areRefusedBeforeTheRunWhereTheyCannotBeWritten() throws Exception {
    for (String target : List.of(folder.toString(), "fd:0", "fd:x", "fd:777")) {
      Finished run = workspace.run("run", "--report", "ndjson=" + target);
      assertEquals(2, run.exit(), run::toString);
      assertTrue(run.err().contains("nothing ran"), run::toString);
    }
    Finished run = workspace.run("run", "--report", "ndjsn=x");
    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains("did you mean 'ndjson'?"), run::toString);
    assertFalse(Files.exists(workspace.root().resolve(".runner/runs")));
  }

  /** Runs a command in a shell that can pass on descriptors; returns its exit status. */
  private int shell(String words) throws IOException, InterruptedException {
    String program = Product.home().resolve("bin").resolve("runner").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash", "-c", "'%s' -w '%s' %s".formatted(program, workspace.root(), words))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("shell.log").toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the shell did not end");
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
