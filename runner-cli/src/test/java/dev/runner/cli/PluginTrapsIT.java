package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Product;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps of PF4J and JUnit together: each would lose tests without a word. */
final class PluginTrapsIT {

  @TempDir static Path folder;

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("one", PluginCode.tests("one"));
    workspace.install("two", PluginCode.tests("two"));
    workspace.install("broken", broken());
    workspace.install("bundles", bundles());
    workspace.install("loader", loader());
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void twoPluginsMayHaveClassesOfOneName() {
    assertEquals(CountsView.allPassed(1), stored.counts("one"));
    assertEquals(CountsView.allPassed(1), stored.counts("two"));
    assertEquals("PASSED", stored.test("one:p.PlainTests.runs").outcome());
    assertEquals("PASSED", stored.test("two:p.PlainTests.runs").outcome());
    assertTrue(
        stored
            .issues("suite.same-class-name")
            .get(0)
            .startsWith("p.PlainTests: Plugins 'one', 'two'"),
        () -> stored.issues("suite.same-class-name").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "suite.class-not-loadable, b.ChildTests, NoClassDefFoundError: lib/Parent",
    "suite.class-not-loadable, b.TornTests, ClassFormatError",
    "suite.class-not-loadable, b.MovedTests, wrong name: b/RightTests",
    "suite.discovery-failed, b.SignatureTests, lib.Parent$Part",
    "suite.discovery-failed, b.UnverifiedTests, VerifyError"
  })
  void aClassThatCannotBeLoadedCostsNoOther(String code, String name, String why) {
    List<String> messages = stored.issues(code);
    assertTrue(
        messages.stream().anyMatch(text -> text.startsWith(name + ": ") && text.contains(why)),
        () -> messages + " " + stored.json().required("issues"));
    assertEquals("PASSED", stored.test("broken:b.FineTests.runs").outcome());
    assertEquals("PASSED", stored.test("broken:b.RightTests.runs").outcome());
    assertEquals(CountsView.allPassed(2), stored.counts("broken"));
  }

  @Test
  void librariesThatTheRunnerProvidesAreLeftOutOfAPlugin() {
    assertEquals(CountsView.allPassed(1), stored.counts("bundles"));
    String message = stored.issues("plugin.library-left-out").get(0);
    for (String jar : List.of("junit-jupiter-api", "junit-platform-commons", "plugin-api")) {
      assertTrue(message.contains(jar), message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inATest",
    "inBeforeAllAndEach",
    "inAThread",
    "inTheCommonPool",
    "inAParallelStream",
    "byName"
  })
  void testsFindTheirPluginsServices(String where) {
    assertEquals(
        "PASSED", stored.test("loader:l.LoaderTests." + where).outcome(), stored::toString);
  }

  @Test
  void testsThatRunInParallelFindThemToo() {
    assertEquals(CountsView.allPassed(46), stored.counts("loader"));
  }

  @Test
  void theStatusTellsOfTheClasses() {
    assertEquals(3, finished.exit(), finished::toString);
    assertEquals(0, stored.counts().notRun());
  }

  private static PluginJar broken() throws Exception {
    Path library =
        PluginJar.plain()
            .source("package lib; public class Parent { public static class Part {} }")
            .writeTo(folder.resolve("lib.jar"));
    byte[] whole = compiled("b.TornTests");
    byte[] unverified = compiled("b.UnverifiedTests");
    unverified[lastReturn(unverified)] = (byte) 0xAC; // an int where nothing is to be returned
    return PluginJar.plugin("broken")
        .compiledAgainst(library)
        .entry("b/TornTests.class", Arrays.copyOf(whole, whole.length - 8))
        .entry("b/UnverifiedTests.class", unverified)
        .entry("b/MovedTests.class", compiled("b.RightTests"))
        .source(
            "package b; import org.junit.jupiter.api.*; class ChildTests extends lib.Parent { @Test void runs() {} }",
            TestSource.of("b.SignatureTests")
                .member("void helps(lib.Parent.Part part) {}")
                .test("runs", "")
                .text(),
            TestSource.passing("b.RightTests", "runs"),
            TestSource.passing("b.FineTests", "runs"));
  }

  private static byte[] compiled(String name) throws Exception {
    Path jar =
        PluginJar.plain()
            .source(TestSource.passing(name, "runs"))
            .writeTo(folder.resolve(name + ".jar"));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
      return zip.getInputStream(entry).readAllBytes();
    }
  }

  /**
   * Returns where the code of a class's last empty method ends: a return behind one byte of code.
   */
  private static int lastReturn(byte[] type) {
    for (int i = type.length - 1; i > 4; i--) {
      boolean length = type[i - 4] == 0 && type[i - 3] == 0 && type[i - 2] == 0 && type[i - 1] == 1;
      if (length && type[i] == (byte) 0xB1) {
        return i;
      }
    }
    throw new IllegalArgumentException("no empty method");
  }

  private static PluginJar bundles() throws Exception {
    return PluginJar.plugin("bundles")
        .libraries(
            Product.libraries().stream()
                .filter(
                    jar ->
                        Stream.of("junit-", "plugin-api", "opentest4j")
                            .anyMatch(jar.getFileName().toString()::startsWith))
                .toList())
        .source(TestSource.passing("bundled.BundledTests", "runs"));
  }

  private static PluginJar loader() {
    String parallel = "junit.jupiter.execution.parallel.";
    return PluginJar.plugin("loader")
        .service("l.Greeter", "l.Greeter$English")
        .entry(
            "junit-platform.properties",
            parallel + "enabled=true\n" + parallel + "mode.default=same_thread\n")
        .source(
            """
            package l;
            public interface Greeter {
              String greet();
              class English implements Greeter { public String greet() { return "hello"; } }
              static void check() {
                String found = java.util.ServiceLoader.load(Greeter.class).findFirst().orElseThrow().greet();
                if (!found.equals("hello")) throw new AssertionError(found);
              }
            }
            """,
            TestSource.of("l.LoaderTests")
                .member("@BeforeAll static void all() { Greeter.check(); }")
                .member("@BeforeEach void each() { Greeter.check(); }")
                .test("inATest", "Greeter.check();")
                .test("inBeforeAllAndEach", "")
                .test(
                    "inAThread",
                    "var done = new java.util.concurrent.CompletableFuture<Void>(); new Thread(() -> {"
                        + " try { Greeter.check(); done.complete(null); } catch (Throwable t) {"
                        + " done.completeExceptionally(t); } }).start(); done.get();")
                .test(
                    "inTheCommonPool",
                    "java.util.concurrent.ForkJoinPool.commonPool().submit(Greeter::check).get();"
                        + " java.util.concurrent.CompletableFuture.runAsync(Greeter::check).get();")
                .test(
                    "inAParallelStream",
                    "IntStream.range(0, 1000).parallel().forEach(i -> Greeter.check());")
                .test(
                    "byName",
                    "Class.forName(\"l.Greeter\", true, Thread.currentThread().getContextClassLoader());")
                .text(),
            """
            package l;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.parallel.*;
            @Execution(ExecutionMode.CONCURRENT)
            class ParallelTests {
              @RepeatedTest(40) @Execution(ExecutionMode.CONCURRENT) void checks() { Greeter.check(); }
            }
            """);
  }
}
