package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests leave behind in the runner's own JVM. */
final class InProcessTracesIT {

  @TempDir private Path folder;

  private TestWorkspace workspace(TestSource source) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("p", PluginJar.plugin("p").source(source.text()));
    return workspace;
  }

  @Test
  void threadsThatOutliveTheirClassAreTold() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .test("clean", "")
                .test(
                    "leaks",
                    "Thread t = new Thread(() -> { try { Thread.sleep(600_000); }"
                        + " catch (InterruptedException e) { } }, \"left-over\");"
                        + " t.setDaemon(true); t.start();")
                .test("alsoClean", ""));
    Finished run = workspace.run("run", "--in-process");

    RunView stored = workspace.last();
    assertEquals(0, run.exit(), run::toString);
    String issue = stored.issues("run.leaked").get(0);
    assertTrue(issue.contains("'p:p.ATests' left behind: thread 'left-over' of leaks."), issue);
    assertEquals(
        List.of("p:p.ATests.leaks"),
        stored.tests("p").stream()
            .filter(test -> test.json().required("flags").toString().contains("LEAKED"))
            .map(test -> test.id().replaceAll("\\[.*", ""))
            .toList());
  }

  @Test
  void processesThatOutliveTheirClassAreTold() throws Exception {
    Path pid = folder.resolve("pid");
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .test(
                    "leaks",
                    "Process p = new ProcessBuilder(\"sleep\", \"77\").start();"
                        + " java.nio.file.Files.writeString(java.nio.file.Path.of(\"%s\"), \"\" + p.pid());"
                            .formatted(pid)));
    Finished run = workspace.run("run", "--in-process", "-D", "leftovers.result=fail");
    ProcessHandle.of(Long.parseLong(java.nio.file.Files.readString(pid)))
        .ifPresent(ProcessHandle::destroyForcibly);

    assertEquals(1, run.exit(), run::toString);
    String issue = workspace.last().issues("run.leaked").get(0);
    assertTrue(issue.contains("sleep 77"), issue);
  }

  @Test
  void theDumpOfATestThatTakesTooLongBeginsWithItsThread() throws Exception {
    TestWorkspace workspace =
        workspace(TestSource.of("p.ATests").test("sleeps", "Thread.sleep(600_000);"));
    Finished run = workspace.run("run", "--in-process", "--timeout", "1s");

    assertEquals(1, run.exit(), run::toString);
    String shown = workspace.run("runs", "show", "last", "--test", "p:p.ATests.sleeps").out();
    int own = shown.indexOf("\"runner-tests\" TIMED_WAITING");
    assertTrue(own >= 0 && own < shown.indexOf("\"main\" "), shown);
  }
}
