package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin's code finds around it when it runs. */
final class PluginCodeIT {

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    Path base = workspace.install("base", base());
    workspace.install("user", user(base));
    workspace.install("services", services());
    workspace.install("logging", logging());
    workspace.install("old-host", oldHost());
    workspace.install("opens", opens());
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void passesAllOfIt() {
    assertEquals(0, finished.exit(), () -> finished + "\n" + stored);
    assertEquals(CountsView.allPassed(11), stored.counts());
  }

  @Test
  void usesTheClassesOfThePluginThatItDependsOn() {
    assertEquals(CountsView.allPassed(1), stored.counts("user"));
    assertEquals(CountsView.allPassed(1), stored.counts("base"));
  }

  @Test
  void findsItsServicesThroughTheContextClassLoader() {
    assertEquals(CountsView.allPassed(3), stored.counts("services"));
  }

  @Test
  void logsAndPrintsWithoutDisturbingTheCommandsOutput() {
    assertEquals(CountsView.allPassed(2), stored.counts("logging"));
    assertTrue(!finished.err().contains("SLF4J"), finished::err);
    assertTrue(!finished.err().contains("noise"), finished::err);
  }

  @Test
  void doesNotGetLibrariesThatTheRunnerProvidesAndIsTold() {
    assertEquals(CountsView.allPassed(1), stored.counts("old-host"));
    assertTrue(
        stored.issues("plugin.library-left-out").toString().contains("opentest4j"),
        () -> stored.issues("plugin.library-left-out").toString());
    assertEquals(List.of(), stored.issueCodes("ERROR"));
  }

  @Test
  void getsTheArgumentsOfTheJvmThatItAsksFor() {
    assertEquals(CountsView.allPassed(3), stored.counts("opens"));
  }

  private static PluginJar base() {
    return PluginJar.plugin("base")
        .source(
            "package base; public class Shop { public String name() { return \"base shop\"; } }",
            TestSource.passing("base.ShopTests", "opens"));
  }

  private static PluginJar user(Path base) {
    return PluginJar.plugin("user")
        .manifest("Plugin-Dependencies", "base@>=1.0.0")
        .compiledAgainst(base)
        .source(
            TestSource.of("user.UserTests")
                .test("buys", "assertEquals(\"base shop\", new base.Shop().name());")
                .text());
  }

  private static PluginJar services() {
    return PluginJar.plugin("services")
        .service("svc.Greeter", "svc.Greeter$English")
        .entry("svc/data.txt", "some data")
        .source(
            """
            package svc;
            public interface Greeter {
              String greet();
              class English implements Greeter { public String greet() { return "hello"; } }
            }
            """,
            TestSource.of("svc.ServiceTests")
                .test(
                    "loads",
                    "assertEquals(\"hello\", ServiceLoader.load(Greeter.class).findFirst().orElseThrow().greet());")
                .test(
                    "loadsInAThread",
                    "var found = new java.util.concurrent.CompletableFuture<Boolean>();"
                        + " Thread thread = new Thread(() ->"
                        + " found.complete(ServiceLoader.load(Greeter.class).findFirst().isPresent()));"
                        + " thread.start(); assertTrue(found.get());")
                .test(
                    "findsResources",
                    "assertNotNull(Thread.currentThread().getContextClassLoader().getResource(\"svc/data.txt\"));")
                .text());
  }

  private static PluginJar logging() {
    return PluginJar.plugin("logging")
        .source(
            TestSource.of("logging.LoggingTests")
                .test(
                    "logs",
                    "org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(\"a\");"
                        + " log.info(\"noise {}\", 1); log.error(\"noise\", new Exception(\"noise\"));")
                .test(
                    "prints",
                    "for (int i = 0; i < 20_000; i++) { System.out.println(\"noise \" + i); }"
                        + " System.err.println(\"noise\"); System.out.write(new byte[] {0, 1, -1, 27});")
                .text());
  }

  private static PluginJar oldHost() throws Exception {
    List<Path> shared =
        Product.libraries().stream()
            .filter(jar -> jar.getFileName().toString().startsWith("opentest4j"))
            .toList();
    return PluginJar.plugin("old-host")
        .libraries(shared)
        .source(TestSource.passing("old.OldTests", "runs"));
  }

  private static PluginJar opens() {
    return PluginJar.plugin("opens")
        .manifest(
            "Runner-Jvm-Arguments",
            "--add-opens=java.base/java.lang=ALL-UNNAMED -Dopens.key=a=b -XX:+UseParallelGC")
        .source(
            TestSource.of("opens.OpensTests")
                .test("reflects", "String.class.getDeclaredField(\"value\").setAccessible(true);")
                .test("hasTheProperty", "assertEquals(\"a=b\", System.getProperty(\"opens.key\"));")
                .test(
                    "hasTheCollector",
                    "assertTrue(java.lang.management.ManagementFactory.getGarbageCollectorMXBeans()"
                        + ".get(0).getName().startsWith(\"PS\"));")
                .text());
  }
}
