package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every kind of jar that is bad as a file, a manifest or an archive, in one folder with good ones.
 */
final class BadJarsIT {

  private static TestWorkspace workspace;
  private static Path elsewhere;
  private static Finished finished;
  private static RunView stored;
  private static final Map<String, String> states = new HashMap<>();

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    elsewhere = folder.resolve("elsewhere");
    installNoJars();
    installManifests();
    installArchives();
    installVersions();
    workspace.install("good", PluginCode.tests("good"));
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
    Finished listed = workspace.run("plugins", "list", "--format", "json");
    assertEquals(3, listed.exit(), listed::toString);
    listed
        .json()
        .forEach(
            p -> {
              String file = Path.of(p.required("jar").asString()).getFileName().toString();
              states.put(file, p.required("state").asString());
            });
  }

  @Test
  void theGoodOnesRunAndTheStatusTellsOfTheOthers() {
    assertEquals(3, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(1), stored.counts("good"));
    assertEquals(CountsView.allPassed(1), stored.counts("upper"));
    assertEquals(CountsView.allPassed(2), stored.counts("versions"));
    assertEquals(CountsView.allPassed(1), stored.counts("linked"));
    assertEquals(CountsView.allPassed(5), stored.counts());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          random.jar        | plugin.corrupt-jar          | is no readable jar (zip END header not found): install it again
          truncated.jar     | plugin.corrupt-jar          | install it again
          empty.jar         | plugin.corrupt-jar          | zip file is empty
          folder.jar        | plugin.corrupt-jar          | is no regular file
          dangling.jar      | plugin.corrupt-jar          | is no regular file
          damaged.jar       | plugin.corrupt-jar          | entry 'p/PlainTests.class'
          no-id.jar         | plugin.no-id                | has no Plugin-Id
          no-manifest.jar   | plugin.no-id                | has no Plugin-Id
          slash.jar         | plugin.bad-id               | Plugin-Id '../x'
          escape.jar        | plugin.bad-id               | Plugin-Id 'a\\u001b[31mred'
          long.jar          | plugin.bad-id               | aaaa...'
          bad-version.jar   | plugin.bad-version          | Plugin-Version 'one.two'
          no-version.jar    | plugin.bad-version          | Plugin-Version ''
          bad-kind.jar      | plugin.bad-kind             | Runner-Kind 'nonsense'
          million.jar       | plugin.manifest-too-large   | more than 4194304 bytes
          thousands.jar     | plugin.manifest-too-large   | attributes in its manifest (allowed are 1000)
          injected.jar      | plugin.bad-manifest         | invalid header field
          slip.jar          | plugin.unsafe-entry         | '../../evil.txt'
          slip-library.jar  | plugin.unsafe-entry         | 'lib/../../evil.jar'
          sibling.jar       | plugin.unsafe-entry         | 'lib/../../plugins-evil/
          in-library.jar    | plugin.unsafe-entry         | Library 'lib/inner.jar'
          bomb.jar          | plugin.too-large            | 'zeros.bin'
          bomb-library.jar  | plugin.too-large            | entry 'lib/zeros.jar'
          huge-class.jar    | plugin.too-large            | 'p/Huge.class'
          crowd.jar         | plugin.too-large            | 100001 entries (allowed are 100000)
          twice.jar         | plugin.corrupt-jar          | more than one entry 'p/PlainTests.class'
          two-manifests.jar | plugin.corrupt-jar          | more than one entry 'META-INF/MANIFEST.MF'
          bad-library.jar   | plugin.corrupt-library      | Library 'lib/bad.jar'
          outside.jar       | plugin.link-outside         | outside of its folder
          newer-jdk.jar     | plugin.needs-newer-jdk      | is compiled for Java 99
          newer-hidden.jar  | plugin.needs-newer-jdk      | is compiled for Java 99
          newer-api.jar     | plugin.incompatible         | needs plugin-api '>=99.0.0'
          shaded-junit.jar  | plugin.bundles-host-classes | holds class 'org.junit.jupiter.api.Shaded'
          shaded-api.jar    | plugin.bundles-host-classes | holds class 'dev.runner.api.Shaded'
          shaded-hidden.jar | plugin.bundles-host-classes | holds class 'org.junit.jupiter.api.Shaded'
          """)
  void saysWhatIsWrongAndListsIt(String file, String code, String what) {
    List<String> messages = stored.issues(code);
    assertTrue(
        messages.stream().anyMatch(text -> text.startsWith(file + ": ") && text.contains(what)),
        messages::toString);
    assertEquals("REJECTED", states.get(file), states::toString);
  }

  @Test
  void saysThatAnArchiveIsNoPlugin() {
    assertTrue(stored.issues("plugin.no-jar").get(0).startsWith("b.zip: "));
  }

  @Test
  void writesNothingOutsideOfItsCache() throws IOException {
    try (var files = Files.walk(workspace.root().getParent())) {
      assertFalse(files.anyMatch(file -> file.toString().contains("evil")));
    }
    try (var files = Files.walk(workspace.root().resolveSibling("elsewhere"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void saysNothingTwiceAndNothingBare() {
    List<String> errors = finished.err().lines().filter(l -> l.startsWith("ERROR ")).toList();
    assertEquals(errors.stream().distinct().count(), errors.size(), errors::toString);
    assertFalse(finished.err().contains("NullPointerException"), finished::err);
    assertFalse(finished.err().contains("(null)"), finished::err);
    assertFalse(finished.err().contains("\u001b"), finished::err);
  }

  private static void installNoJars() throws Exception {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    Path plugins = workspace.plugins();
    Files.write(plugins.resolve("random.jar"), noise);
    Files.write(plugins.resolve("empty.jar"), new byte[0]);
    byte[] whole = Files.readAllBytes(workspace.install("damaged", PluginCode.tests("damaged")));
    Files.write(plugins.resolve("truncated.jar"), Arrays.copyOf(whole, whole.length / 2));
    Files.write(plugins.resolve("damaged.jar"), damaged(whole));
    Files.createDirectories(plugins.resolve("folder.jar"));
    Files.createSymbolicLink(plugins.resolve("dangling.jar"), Path.of("nowhere"));
    Path outside = PluginCode.tests("outside").writeTo(elsewhere.resolve("outside.jar"));
    Files.createSymbolicLink(plugins.resolve("outside.jar"), outside);
    PluginCode.tests("linked").writeTo(plugins.resolve("versions/linked"));
    Files.createSymbolicLink(plugins.resolve("linked.jar"), Path.of("versions/linked"));
    PluginCode.tests("upper").writeTo(plugins.resolve("UPPER.JAR"));
    PluginCode.tests("zipped").writeTo(plugins.resolve("b.zip"));
  }

  /** Returns a jar whose directory is fine and whose class is not. */
  private static byte[] damaged(byte[] jar) {
    byte[] damaged = jar.clone();
    String text = new String(jar, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("p/PlainTests.class") + "p/PlainTests.class".length() + 2;
    Arrays.fill(damaged, from, from + 40, (byte) -1);
    return damaged;
  }

  private static void installManifests() throws Exception {
    workspace.install("no-id", PluginCode.tests("x").without("Plugin-Id"));
    workspace.install("no-manifest", PluginCode.tests("x").rawManifest(""));
    workspace.install("slash", PluginCode.tests("../x"));
    workspace.install("escape", PluginCode.tests("a\u001b[31mred"));
    workspace.install("long", PluginCode.tests("a".repeat(300)));
    workspace.install("bad-version", PluginCode.tests("v").manifest("Plugin-Version", "one.two"));
    workspace.install("no-version", PluginCode.tests("w").without("Plugin-Version"));
    workspace.install("bad-kind", PluginCode.tests("kind").manifest("Runner-Kind", "nonsense"));
    workspace.install("million", PluginCode.tests("m").rawManifest(manifest("m", 1_000_000)));
    workspace.install("thousands", PluginCode.tests("m").rawManifest(manifest("m", 2000)));
    workspace.install(
        "injected", PluginCode.tests("m").rawManifest(manifest("m", 0).replace("1.0.0", "1\nx")));
  }

  private static String manifest(String id, int more) {
    StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
    text.append("Plugin-Id: ").append(id).append("\r\nPlugin-Version: 1.0.0\r\n");
    for (int i = 0; i < more; i++) {
      text.append('A').append(i).append(": x\r\n");
    }
    return text.append("\r\n").toString();
  }

  private static void installArchives() throws Exception {
    workspace.install("slip", PluginCode.tests("slip").entry("../../evil.txt", "x"));
    workspace.install("slip-library", PluginCode.tests("l").entry("lib/../../evil.jar", "x"));
    workspace.install("sibling", PluginCode.tests("s").entry("lib/../../plugins-evil/x.jar", "x"));
    Path inner = PluginJar.plain().entry("../evil.txt", "x").writeTo(temporary("inner.jar"));
    workspace.install(
        "in-library", PluginCode.tests("i").entry("lib/inner.jar", Files.readAllBytes(inner)));
    bomb("bomb", "zeros.bin");
    bomb("bomb-library", "lib/zeros.jar");
    workspace.install(
        "huge-class", PluginCode.tests("h").entry("p/Huge.class", new byte[(16 << 20) + 1]));
    crowd(workspace.plugins().resolve("crowd.jar"));
    workspace.install(
        "twice",
        PluginCode.tests("twice")
            .entry("p/PlainTests.clas~", "x")
            .renamed("p/PlainTests.clas~", "p/PlainTests.class"));
    workspace.install(
        "two-manifests",
        PluginCode.tests("two")
            .entry("META-INF/MANIFEST.M~", manifest("other", 0))
            .renamed("META-INF/MANIFEST.M~", "META-INF/MANIFEST.MF"));
    workspace.install("bad-library", PluginCode.tests("b").entry("lib/bad.jar", "no jar"));
  }

  private static Path temporary(String name) {
    return elsewhere.resolveSibling("material").resolve(name);
  }

  private static void bomb(String id, String entry) throws IOException {
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream out = zip(workspace.plugins().resolve(id + ".jar"), id)) {
      out.putNextEntry(new ZipEntry(entry));
      for (int i = 0; i <= 512; i++) {
        out.write(zeros);
      }
    }
  }

  private static void crowd(Path jar) throws IOException {
    try (ZipOutputStream out = zip(jar, "crowd")) {
      for (int i = 0; i < 100_000; i++) {
        out.putNextEntry(new ZipEntry("e/" + i));
      }
    }
  }

  private static ZipOutputStream zip(Path jar, String id) throws IOException {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
    ZipOutputStream out = new ZipOutputStream(file);
    out.setLevel(Deflater.BEST_SPEED);
    out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
    out.write(manifest(id, 0).getBytes(StandardCharsets.UTF_8));
    return out;
  }

  private static void installVersions() throws Exception {
    byte[] future = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (99 + 44)};
    byte[] newer = Arrays.copyOf(future, 14);
    newer[9] = 1;
    workspace.install("newer-jdk", PluginCode.tests("jdk").entry("p/Newer.class", newer));
    workspace.install(
        "newer-hidden",
        PluginCode.tests("hidden")
            .manifest("Multi-Release", "true")
            .entry("META-INF/versions/17/p/Newer.class", newer));
    workspace.install("newer-api", PluginCode.tests("api").manifest("Plugin-Requires", ">=99.0.0"));
    String shaded = "public @interface Shaded {}";
    workspace.install(
        "shaded-junit",
        PluginCode.tests("junit").source("package org.junit.jupiter.api; " + shaded));
    workspace.install(
        "shaded-api", PluginCode.tests("own-api").source("package dev.runner.api; " + shaded));
    workspace.install(
        "shaded-hidden",
        PluginCode.tests("shaded-hidden")
            .manifest("Multi-Release", "true")
            .entry("META-INF/versions/17/org/junit/jupiter/api/Shaded.class", newer));
    Path later =
        PluginJar.plain()
            .source(TestSource.passing("p.LaterTests", "runs"))
            .writeTo(temporary("later.jar"));
    try (var zip = new java.util.zip.ZipFile(later.toFile())) {
      byte[] type = zip.getInputStream(zip.getEntry("p/LaterTests.class")).readAllBytes();
      workspace.install(
          "versions",
          PluginCode.tests("versions")
              .manifest("Multi-Release", "true")
              .entry("META-INF/versions/17/p/LaterTests.class", type)
              .entry("META-INF/versions/999/p/PlainTests.class", newer));
    }
  }
}
