package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Debugger;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test fork that waits for a debugger. */
final class DebugPortIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder);
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ShopTests")
                    .test("pauses", "Thread.sleep(700);")
                    .test("dies", "Runtime.getRuntime().halt(3);")
                    .test("after", "System.out.println(\"said\");")
                    .text()));
  }

  @Test
  void eachForkWaitsAndHasNoTimeLimits() throws Exception {
    workspace.config("limit { test = 100ms, class = 100ms, silence = 100ms, discovery = 1ms }");
    String port = "" + Debugger.freePort();
    try (RunnerProcess process = workspace.start("run", "--format", "json", "--debug-port", port)) {
      Waiting.until(
          "it says where it waits",
          () -> process.errorsSoFar().contains("Fork 1 waits for a debugger at 127.0.0.1:" + port));
      try (Debugger first = Debugger.attach(Integer.parseInt(port))) {
        first.resume();
        Waiting.until("another fork waits", () -> process.errorsSoFar().contains("Fork 2 waits"));
        try (Debugger second = Debugger.attach(Integer.parseInt(port))) {
          second.resume();
          Finished finished = process.await();
          assertEquals(1, finished.exit(), finished::toString);
          assertEquals(3, finished.run().counts().planned());
        }
      }
    }
    RunView run = workspace.last();
    assertEquals("PASSED", run.test("pauses").verdict());
    assertEquals("ERROR/CRASHED", run.test("dies").verdict());
    assertEquals("PASSED", run.test("after").verdict());
    for (String fork : List.of("fork-1.log", "fork-2.log")) {
      Path log =
          workspace.root().resolve(".runner/runs").resolve(run.id()).resolve("forks").resolve(fork);
      assertFalse(Files.readString(log).contains("Listening"), fork);
    }
  }

  @Test
  void aRunThatWaitsForADebuggerCanBeCancelled() throws Exception {
    String port = "" + Debugger.freePort();
    try (RunnerProcess process = workspace.start("run", "--debug-port", port)) {
      Waiting.until("it waits", () -> process.errorsSoFar().contains("Fork 1 waits"));
      new ProcessBuilder("kill", "-TERM", "" + process.handle().pid()).start().waitFor();
      Finished finished = process.await();
      assertEquals(143, finished.exit(), finished::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --debug-port 0                      | Invalid port '0' (expected 1 to 65535)
          --debug-port 65536                  | Invalid port '65536' (expected 1 to 65535)
          --debug-port five                   | Invalid port 'five' (expected 1 to 65535)
          --debug-port 5005 --in-process      | contradict each other
          --debug-port 5005 --forks 2         | one fork at a time
          --debug-port 5005 --timeout 1s      | leave '--timeout' and '--run-timeout' out
          --in-process --forks 4              | one fork at a time
          """)
  void refusesWhatCannotBe(String flags, String message) throws Exception {
    Finished refused = workspace.run(("run " + flags).split(" "));
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains(message), refused::toString);
  }

  @Test
  void refusesAPortThatIsInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + other.getLocalPort();
      Finished refused = workspace.run("run", "--debug-port", port);
      assertEquals(2, refused.exit(), refused::toString);
      assertTrue(refused.err().contains("Cannot listen at 127.0.0.1:" + port), refused::toString);
    }
  }
}
