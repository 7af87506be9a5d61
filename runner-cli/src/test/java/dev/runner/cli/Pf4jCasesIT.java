package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One good plugin and one bad, 33 times: what a bare PF4J skips without a word, gives up wholly, or
 * hangs in.
 */
final class Pf4jCasesIT {

  private static final String GOOD = "good";

  /** Puts something bad beside the good plugin. */
  private interface Planter {
    void plant(TestWorkspace workspace) throws Exception;
  }

  /**
   * One case.
   *
   * @param name what is bad
   * @param code the issue that names it
   * @param text part of its subject and message
   */
  private record Case(String name, String code, String text, Planter planter) {

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void runsTheGoodOneAndNamesTheBad(Case bad, @TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        GOOD, PluginJar.plugin(GOOD).source(TestSource.passing("g.GoodTests", "runs")));
    bad.planter.plant(workspace);
    Finished finished = workspace.run("run", "--format", "json");
    assertEquals(3, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(1), finished.run().counts(GOOD), finished::toString);
    var issues = finished.run().issues(bad.code);
    assertTrue(issues.stream().anyMatch(text -> text.contains(bad.text)), finished::toString);
    assertFalse(finished.toString().contains("\u001b"), finished::toString);
    try (Stream<Path> files = Files.walk(folder)) {
      assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("evil")));
    }
  }

  static Stream<Case> cases() {
    return Stream.of(files(), manifests(), relations(), archives(), code()).flatMap(all -> all);
  }

  private static Stream<Case> files() {
    return Stream.of(
        bytes("random bytes", noise(), "zip END header not found"),
        new Case(
            "truncated",
            "plugin.corrupt-jar",
            "bad.jar",
            w -> {
              byte[] whole = Files.readAllBytes(w.install("bad", PluginCode.tests("bad")));
              Files.write(w.plugins().resolve("bad.jar"), Arrays.copyOf(whole, whole.length / 2));
            }),
        bytes("empty", new byte[0], "zip file is empty"),
        new Case(
            "a folder named .jar",
            "plugin.corrupt-jar",
            "is no regular file",
            w -> Files.createDirectories(w.plugins().resolve("bad.jar"))),
        new Case(
            "a link to elsewhere",
            "plugin.link-outside",
            "outside of its folder",
            w -> {
              Path jar = PluginCode.tests("bad").writeTo(w.root().resolve("elsewhere/x.jar"));
              Files.createSymbolicLink(w.plugins().resolve("bad.jar"), jar);
            }));
  }

  private static Case bytes(String name, byte[] content, String text) {
    return new Case(
        name,
        "plugin.corrupt-jar",
        text,
        w -> Files.write(w.plugins().resolve("bad.jar"), content));
  }

  private static byte[] noise() {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static Stream<Case> manifests() {
    return Stream.of(
        jar("no id", "plugin.no-id", "has no Plugin-Id", plugin().without("Plugin-Id")),
        jar("no version", "plugin.bad-version", "''", plugin().without("Plugin-Version")),
        manifest("an id that is a path", "Plugin-Id", "../../etc/x", "plugin.bad-id"),
        jar(
            "an id with an escape sequence",
            "plugin.bad-id",
            "a\\u001b[31mred",
            plugin().manifest("Plugin-Id", "a\u001b[31mred")),
        manifest("a long id", "Plugin-Id", "a".repeat(300), "plugin.bad-id", "aaaa..."),
        manifest("version one.two", "Plugin-Version", "one.two", "plugin.bad-version"),
        manifest("an unparsable range", "Plugin-Requires", ">=>1", "plugin.bad-requires"),
        manifest("another plugin-api", "Plugin-Requires", ">=99.0.0", "plugin.incompatible"));
  }

  private static Stream<Case> relations() {
    return Stream.of(
        new Case(
            "a second version",
            "plugin.duplicate-id",
            "bad-2.jar (2.0.0)",
            w -> {
              w.install("bad-1", plugin());
              w.install("bad-2", plugin().manifest("Plugin-Version", "2.0.0"));
            }),
        manifest("an absent dependency", "Plugin-Dependencies", "absent", "plugin.dependency"),
        new Case(
            "a circle",
            "plugin.dependency",
            "bad -> worse -> bad",
            w -> {
              w.install("bad", plugin().manifest("Plugin-Dependencies", "worse"));
              w.install("worse", PluginCode.tests("worse").manifest("Plugin-Dependencies", "bad"));
            }),
        manifest(
            "another version of a dependency",
            "Plugin-Dependencies",
            "good@>=2.0.0",
            "plugin.dependency",
            "installed is 1.0.0"));
  }

  private static Stream<Case> archives() {
    return Stream.of(
        jar("zip-slip", "plugin.unsafe-entry", "evil", plugin().entry("../../evil.txt", "x")),
        jar(
            "zip-slip into a sibling",
            "plugin.unsafe-entry",
            "plugins-evil",
            plugin().entry("lib/../../plugins-evil/evil.jar", "x")),
        new Case("a bomb", "plugin.too-large", "zeros.bin", Pf4jCasesIT::bomb),
        jar(
            "bundled JUnit",
            "plugin.bundles-host-classes",
            "org.junit.jupiter.api.Own",
            plugin().source("package org.junit.jupiter.api; public class Own {}")),
        jar(
            "bundled plugin-api",
            "plugin.bundles-host-classes",
            "dev.runner.api.Own",
            plugin().source("package dev.runner.api; public class Own {}")),
        jar(
            "a newer JDK",
            "plugin.needs-newer-jdk",
            "Java 99",
            plugin().entry("p/N.class", newer())));
  }

  private static byte[] newer() {
    byte[] type = Arrays.copyOf(new byte[] {-54, -2, -70, -66, 0, 0, 0, (byte) (99 + 44)}, 14);
    type[9] = 1;
    return type;
  }

  private static void bomb(TestWorkspace workspace) throws Exception {
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(workspace.plugins().resolve("bad.jar")))) {
      out.setLevel(Deflater.BEST_SPEED);
      out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      out.write(
          "Manifest-Version: 1.0\r\nPlugin-Id: bad\r\nPlugin-Version: 1.0.0\r\n\r\n".getBytes());
      out.putNextEntry(new ZipEntry("zeros.bin"));
      for (int i = 0; i <= 512; i++) {
        out.write(zeros);
      }
    }
  }

  private static Stream<Case> code() {
    return Stream.of(
        starts("exit in start", "System.exit(0);", "ended its process when it was to start"),
        starts("halt in start", "Runtime.getRuntime().halt(0);", "ended its process"),
        starts(
            "memory used up in start",
            "java.util.List<byte[]> all = new java.util.ArrayList<>(); while (true) { all.add(new byte[1 << 26]); }",
            "OutOfMemoryError"),
        starts("an exception in start", "throw new IllegalStateException(\"no\");", "no"),
        starts("sleep in start", "while (true) { Thread.onSpinWait(); }", "within 10 s"),
        members("a static loop", "static { if (true) { while (true) { } } }", "within 10 s"),
        jar(
            "an absent plugin class",
            "plugin.failed",
            "ClassNotFoundException: p.Absent",
            plugin().manifest("Plugin-Class", "p.Absent")),
        members(
            "a constructor that throws",
            "public Started() { throw new IllegalStateException(\"cannot be made\"); }",
            "cannot be made"),
        jar(
            "options that throw",
            "plugin.failed",
            "cannot declare its options",
            PluginCode.declaring("bad", "throw new IllegalStateException();")),
        jar(
            "no tests",
            "plugin.no-tests",
            "[nowhere]",
            plugin().manifest("Runner-Test-Packages", "nowhere")));
  }

  private static Case starts(String name, String body, String text) {
    return jar(name, "plugin.failed", text, PluginCode.starting("bad", body));
  }

  private static Case members(String name, String members, String text) {
    return jar(name, "plugin.failed", text, PluginCode.withClass("bad", members));
  }

  private static Case manifest(String name, String attribute, String value, String code) {
    return manifest(name, attribute, value, code, value);
  }

  private static Case manifest(
      String name, String attribute, String value, String code, String text) {
    return jar(name, code, text, plugin().manifest(attribute, value));
  }

  private static Case jar(String name, String code, String text, PluginJar jar) {
    return new Case(name, code, text, workspace -> workspace.install("bad", jar));
  }

  private static PluginJar plugin() {
    return PluginCode.tests("bad");
  }
}
