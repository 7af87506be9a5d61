package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of plugins whose code hangs, or does not do in a test fork what it did before. */
final class PluginStartIT {

  private static final String LOOP = "while (true) { Thread.onSpinWait(); }";

  @Test
  void endsPluginsThatHangOnceAndAsksAgainWhenTheyHaveChanged(@TempDir Path folder)
      throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("good", PluginCode.tests("good"));
    workspace.install("declares", declaringInAStaticInitialiser());
    workspace.install(
        "waits",
        PluginCode.starting(
            "waits", "synchronized (this) { try { wait(); } catch (InterruptedException e) { } }"));

    RunView first = runOf(workspace);
    assertHung(first, "declares", "did not declare its options within 10 s (at p.Slow.<clinit>");
    assertHung(first, "waits", "did not start within 10 s (at p.Started.start(Started.java:1))");

    RunView second = runOf(workspace); // knows, and waits no more
    assertHung(second, "waits", "it is asked again after ");
    assertHung(second, "declares", "it is asked again after ");

    workspace.install("waits", PluginCode.starting("waits", ""));
    RunView third = runOf(workspace);
    assertEquals("LOADED", third.state("waits"));
    assertEquals(CountsView.allPassed(1), third.counts("waits"));
  }

  @Test
  void findsOutWhoBreaksATestForkAndRunsTheOthers(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("good", PluginCode.tests("good"));
    workspace.install("hangs", startingLater("hangs", LOOP));
    workspace.install("exits", startingLater("exits", "System.exit(3);"));
    workspace.install("throws", startingLater("throws", "throw new IllegalStateException();"));
    workspace.install(
        "needs-exits", PluginCode.tests("needs-exits").manifest("Plugin-Dependencies", "exits"));
    workspace.run("plugins", "list"); // asked here, they start
    workspace.environment("BREAKS", "yes");

    RunView run = runOf(workspace);

    assertHung(run, "hangs", "did not start within 10 s (at p.Started.start(Started.java:1))");
    assertHung(run, "exits", "ended its process when it was to start (exit status 3)");
    assertHung(run, "throws", "did not start: java.lang.IllegalStateException (at p.Started.start");
    assertEquals("REJECTED", run.state("needs-exits"));
    assertTrue(run.issues("plugin.dependency").get(0).contains("(needs-exits -> exits)"));
  }

  @Test
  void blamesNoPluginForWhatAnotherLeftBehind(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install(
        "a-leaves",
        PluginCode.starting(
            "a-leaves",
            "new Thread(() -> { try { Thread.sleep(200); } catch (InterruptedException e) { }"
                + " Runtime.getRuntime().halt(9); }).start();"));
    workspace.install(
        "b-takes-long",
        PluginCode.declaring(
            "b-takes-long",
            "try { Thread.sleep(800); } catch (InterruptedException e) { }"
                + " return java.util.List.of();"));

    Finished listed = workspace.run("plugins", "list");

    assertEquals(0, listed.exit(), listed::toString);
  }

  @Test
  void noticesThatItsCopyOfAPluginWasChanged(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("cache.dir = cache");
    workspace.install("good", PluginCode.tests("good"));
    runOf(workspace);
    try (var files = Files.walk(folder.resolve("cache/plugins"))) {
      Path copy = files.filter(file -> file.endsWith("plugin.jar")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(copy);
      bytes[bytes.length / 2] ^= 1;
      assertTrue(copy.toFile().setWritable(true));
      Files.write(copy, bytes);
    }

    RunView run = runOf(workspace);

    assertTrue(run.issues("plugin.cache-damaged").get(0).contains("expected is"));
    assertEquals(List.of(), runOf(workspace).issues("plugin.cache-damaged"));
  }

  /** Runs all, which ends with a plugin problem unless all are well, and returns what is stored. */
  private static RunView runOf(TestWorkspace workspace) throws Exception {
    Finished finished = workspace.run("run", "--format", "json");
    RunView run = finished.run();
    boolean well = run.issueCodes("ERROR").isEmpty();
    assertEquals(well ? 0 : 3, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(1), run.counts("good"));
    return run;
  }

  private static void assertHung(RunView run, String plugin, String why) {
    List<String> messages = run.issues("plugin.failed");
    assertTrue(
        messages.stream().anyMatch(text -> text.startsWith(plugin + ": ") && text.contains(why)),
        messages::toString);
    assertEquals("FAILED", run.state(plugin));
  }

  private static PluginJar declaringInAStaticInitialiser() {
    return PluginCode.declaring("declares", "return Slow.GROUPS;")
        .source(
            """
            package p;
            class Slow {
              static final java.util.List<dev.runner.api.config.OptionGroup> GROUPS = never();
              static { while (GROUPS == null) { Thread.onSpinWait(); } }
              static java.util.List<dev.runner.api.config.OptionGroup> never() { return null; }
            }
            """);
  }

  /** Returns a plugin that starts well until the environment says otherwise. */
  private static PluginJar startingLater(String id, String body) {
    return PluginCode.starting(id, "if (System.getenv(\"BREAKS\") != null) { " + body + " }");
  }
}
