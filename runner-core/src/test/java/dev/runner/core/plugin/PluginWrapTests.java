package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.testing.PluginJarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginWrapTests {

  private static final PluginId ID = new PluginId("old.tests");

  @TempDir Path folder;
  private Path tests;
  private Path libraries;
  private Path out;

  @BeforeEach
  void writeInput() {
    tests =
        jar()
            .attribute("Main-Class", "x.Main")
            .source("p.OldTests", "public class OldTests {}")
            .entry("META-INF/OLD.SF", "signature")
            .entry("META-INF/old.rsa", "signature")
            .entry("META-INF/sub/KEPT.SF", "no signature")
            .entry("data.txt", "data")
            .write(folder.resolve("tests.jar"));
    libraries = folder.resolve("libs");
    jar().entry("b", "b").write(libraries.resolve("b.jar"));
    jar().entry("a", "a").write(libraries.resolve("a.jar"));
    out = folder.resolve("out/plugin.jar");
  }

  private PluginWrap wrap() {
    return wrap("1.0.0", tests, Optional.of(libraries));
  }

  private static PluginWrap wrap(String version, Path tests, Optional<Path> libraries) {
    return new PluginWrap(ID, version, tests, libraries, List.of("p"), List.of("-Xss1m"));
  }

  private static String message(PluginWrap wrap, Path out) {
    return assertThrows(PluginWrapException.class, () -> wrap.write(out)).getMessage();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(out.getParent())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void makesAPluginThatTheCatalogueTakes() throws Exception {
    Installation installation = new Installation(folder);
    assertEquals(2, wrap().write(installation.plugins().resolve("x.jar")));
    InstalledPlugins read = installation.read();
    assertEquals(List.of(), read.issues());
    InstalledPlugin plugin = read.find(ID).orElseThrow();
    assertEquals("1.0.0", plugin.version());
    assertEquals(List.of("p"), plugin.manifest().testPackages());
    assertEquals(List.of("-Xss1m"), plugin.manifest().jvmArguments());
    assertEquals(List.of("a.jar", "b.jar"), plugin.contents().libraries());
    assertEquals(List.of("p.OldTests"), plugin.contents().classes());
  }

  @Test
  void leavesOutTheOldManifestAndSignatures() throws Exception {
    wrap().write(out);
    try (ZipFile zip = new ZipFile(out.toFile())) {
      List<String> names = zip.stream().map(java.util.zip.ZipEntry::getName).toList();
      assertEquals(
          List.of(
              "META-INF/MANIFEST.MF",
              "p/OldTests.class",
              "META-INF/sub/KEPT.SF",
              "data.txt",
              "lib/a.jar",
              "lib/b.jar"),
          names);
    }
    assertEquals(List.of("plugin.jar"), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/Los_Angeles", "Asia/Tokyo"})
  void givesEqualBytesInEveryTimeZone(String zone) throws Exception {
    wrap().write(out);
    byte[] here = Files.readAllBytes(out);
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      wrap().write(out);
    } finally {
      TimeZone.setDefault(before);
    }
    assertArrayEquals(here, Files.readAllBytes(out));
  }

  @Test
  void doesWithoutLibrariesAndPackages() throws Exception {
    PluginWrap plain = new PluginWrap(ID, "1.0.0", tests, Optional.empty(), List.of(), List.of());
    assertEquals(0, plain.write(out));
  }

  @Test
  void refusesInputThatIsNotThere() {
    String absent = message(wrap("1.0.0", folder.resolve("none.jar"), Optional.empty()), out);
    assertTrue(absent.contains("none.jar' does not exist"), absent);
    String noFolder = message(wrap("1.0.0", tests, Optional.of(tests)), out);
    assertTrue(noFolder.contains("tests.jar' does not exist"), noFolder);
  }

  @Test
  void refusesInputThatIsNoJar() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "text");
    String message = message(wrap("1.0.0", text, Optional.empty()), out);
    assertTrue(message.contains("text.jar' is no readable jar"), message);
    assertEquals(List.of(), files());
  }

  @Test
  void refusesALibraryThatTheJarHasAlready() throws IOException {
    PluginJarBuilder twice = jar().library("a.jar", jar().entry("a", "a"));
    Path jar = twice.write(folder.resolve("twice.jar"));
    String message = message(wrap("1.0.0", jar, Optional.of(libraries)), out);
    assertTrue(message.contains("lib/a.jar"), message);
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1.0.0.0", "1..0"})
  void refusesAVersionThatIsNone(String version) {
    String message = message(wrap(version, tests, Optional.empty()), out);
    assertTrue(message.contains("Invalid version '" + version + "'"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-Da=b c", "-Da=b\n-Dc=d"})
  void refusesAJvmArgumentThatAManifestWouldSplit(String argument) {
    PluginWrap wrap =
        new PluginWrap(ID, "1.0.0", tests, Optional.empty(), List.of(), List.of(argument));
    assertTrue(message(wrap, out).startsWith("Invalid JVM argument '" + argument));
  }

  @Test
  void replacesItsOwnInput() throws Exception {
    wrap().write(tests);
    try (ZipFile zip = new ZipFile(tests.toFile())) {
      assertTrue(zip.getEntry("lib/a.jar") != null);
    }
  }
}
