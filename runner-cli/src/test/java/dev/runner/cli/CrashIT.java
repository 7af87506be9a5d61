package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.Leftover;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that take their process down: the killer is named, all others have verdicts of theirs. */
final class CrashIT {

  private static Path root;
  private static Finished finished;
  private static RunView stored;

  /** Ways to die; each is a plugin of 5, 4, 5 and 2 tests whose seventh dies. */
  enum Death {
    EXIT("System.exit(0);", "CRASHED", "exit status 0"),
    EXIT_BADLY("System.exit(3);", "CRASHED", "exit status 3"),
    HALT("Runtime.getRuntime().halt(7);", "CRASHED", "exit status 7"),
    HALT_WELL("Runtime.getRuntime().halt(0);", "CRASHED", "exit status 0"),
    KILL(kill("KILL"), "CRASHED", "SIGKILL"),
    ABORT(kill("ABRT"), "CRASHED", "SIGABRT"),
    TERMINATE(kill("TERM"), "CRASHED", "SIGTERM"),
    BAD_ADDRESS(
        "var field = Class.forName(\"sun.misc.Unsafe\").getDeclaredField(\"theUnsafe\");"
            + " field.setAccessible(true); Object unsafe = field.get(null);"
            + " unsafe.getClass().getMethod(\"putAddress\", long.class, long.class)"
            + ".invoke(unsafe, 0L, 0L);",
        "CRASHED",
        "SIGSEGV"),
    THROWN("throw new OutOfMemoryError(\"thrown\");", "OUT_OF_MEMORY", "OutOfMemoryError"),
    ALLOCATED(
        "List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1 << 20]); }",
        "OUT_OF_MEMORY",
        "Java heap space (the heap of its fork is at most 92 MiB: raise fork.heap)"),
    KEPT(
        "List<byte[]> all = new LinkedList<>(); System.getProperties().put(\"all\", all);"
            + " while (true) { all.add(new byte[1 << 10]); }",
        "OUT_OF_MEMORY",
        "raise fork.heap"),
    CLASSES(
        "List<Object> all = new ArrayList<>(); while (true) {"
            + " ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {};"
            + " all.add(java.lang.reflect.Proxy.newProxyInstance(loader,"
            + " new Class<?>[] {Runnable.class}, (p, m, a) -> null)); }",
        "OUT_OF_MEMORY",
        "Metaspace (its fork has no room for more classes: raise -XX:MaxMetaspaceSize"),
    THREADS(
        "Thread huge = new Thread(null, () -> {}, \"huge\", 1L << 40); huge.start();",
        "OUT_OF_MEMORY",
        "the system allows its fork no more threads"),
    END_ON_MEMORY(
        "List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1 << 20]); }",
        "OUT_OF_MEMORY",
        "exit status 3: java.lang.OutOfMemoryError: Java heap space (raise fork.heap)");

    private final String body;
    private final String cause;
    private final String message;

    Death(String body, String cause, String message) {
      this.body = body;
      this.cause = cause;
      this.message = message;
    }

    private static String kill(String signal) {
      return "new ProcessBuilder(\"kill\", \"-%s\", \"\" + ProcessHandle.current().pid()).start().waitFor(); Thread.sleep(60_000);"
          .formatted(signal);
    }

    String plugin() {
      return name().toLowerCase(java.util.Locale.ROOT).replace("_", "");
    }

    /** JVM arguments without which it would not die, or not as quickly. */
    private PluginJar plain() {
      PluginJar jar = PluginJar.plugin(plugin());
      return switch (this) {
        case CLASSES -> jar.manifest("Runner-Jvm-Arguments", "-XX:MaxMetaspaceSize=40m");
        case END_ON_MEMORY -> jar.manifest("Runner-Jvm-Arguments", "-XX:+ExitOnOutOfMemoryError");
        default -> jar;
      };
    }

    PluginJar jar() {
      return plain()
          .source(
              TestSource.passing(plugin() + ".AFirstTests", "a", "b", "c", "d", "e"),
              TestSource.of(plugin() + ".BKillerTests")
                  .test("before", "")
                  .test("dies", body)
                  .test("after", "")
                  .test("later", "")
                  .text(),
              TestSource.passing(plugin() + ".CThirdTests", "a", "b", "c", "d", "e"),
              TestSource.passing(plugin() + ".DLastTests", "a", "b"));
    }
  }

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("fork.heap = 96m");
    root = workspace.root();
    for (Death death : Death.values()) {
      workspace.install(death.plugin(), death.jar());
    }
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @ParameterizedTest
  @EnumSource
  void costsOneTestAndNoOther(Death death) {
    assertEquals(CountsView.of(15, 0, 1, 0, 0), stored.counts(death.plugin()));
  }

  @ParameterizedTest
  @EnumSource
  void namesTheKillerWithItsCause(Death death) {
    TestView killer = stored.test(death.plugin() + ":" + death.plugin() + ".BKillerTests.dies");

    assertEquals("ERROR/" + death.cause, killer.verdict());
    assertTrue(killer.message().contains(death.message), killer::message);
  }

  @Test
  void failsTheRunAndNothingElse() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(List.of(), stored.issueCodes("ERROR"));
    assertEquals(16 * Death.values().length, stored.counts().planned());
    assertEquals(0, stored.counts().notRun());
  }

  @Test
  void runsEveryTestOnce() {
    assertEquals(
        List.of(),
        stored.tests().stream().filter(test -> test.attempts() != 1).map(TestView::id).toList());
  }

  @Test
  void leavesNothingInTheFolderWhereItWasStarted() throws Exception {
    try (Stream<Path> files = Files.list(Product.streams())) {
      assertEquals(
          List.of(), files.filter(f -> f.getFileName().toString().startsWith("hs_err")).toList());
    }
  }

  @Test
  void leavesNoForkBehind() {
    assertEquals(List.of(), Leftover.processes(root));
  }
}
