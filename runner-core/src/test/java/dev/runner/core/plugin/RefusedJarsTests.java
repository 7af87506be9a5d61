package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.runner.core.issue.Issue;
import dev.runner.core.testing.PluginJarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that a catalogue refuses for what is in them. */
class RefusedJarsTests {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void install() {
    installation = new Installation(folder);
  }

  @Test
  void rejectsManifestsThatMeanHarm() {
    PluginJarBuilder many = plugin("a");
    for (int i = 0; i < 1000; i++) {
      many.attribute("A" + i, "x");
    }
    installation.assertRejected("plugin.manifest-too-large", "", many);
    PluginJarBuilder large = jar().entry(MANIFEST, "Plugin-Id: a\n" + " x\n".repeat(2_000_000));
    installation.assertRejected("plugin.manifest-too-large", "", large);
    PluginJarBuilder broken =
        jar().entry(MANIFEST, "Manifest-Version: 1.0\r\nPlugin-Id: a\r\ninjected\r\n\r\n");
    installation.assertRejected("plugin.bad-manifest", "", broken);
  }

  @Test
  void rejectsAKindThatThereIsNot() {
    installation.assertRejected(
        "plugin.bad-kind", "a", plugin("a").attribute("Runner-Kind", "test"));
  }

  @Test
  void rejectsALinkOutOfTheFolderAndTakesOneInside() throws IOException {
    Path outside = plugin("a").write(folder.resolve("outside.jar"));
    Files.createDirectories(installation.plugins());
    Files.createSymbolicLink(installation.plugins().resolve("a.jar"), outside);
    plugin("b").write(installation.plugins().resolve("deep/b"));
    Files.createSymbolicLink(installation.plugins().resolve("b.jar"), Path.of("deep/b"));

    InstalledPlugins read = installation.read();

    Issue issue = Installation.only(read.issues());
    assertEquals("plugin.link-outside", issue.code());
    assertTrue(issue.message().contains(outside.toRealPath().toString()), issue.message());
    assertEquals(List.of("a"), Installation.rejectedIds(read));
    assertEquals(List.of("b"), Installation.ids(read));
  }

  @Test
  void readsOfAClassInSeveralVersionsTheOneThatIsLoaded() {
    byte[] now = ClassFileHeaderTests.emptyClass(61);
    byte[] future = ClassFileHeaderTests.emptyClass(Runtime.version().feature() + 45);
    PluginJarBuilder later =
        plugin("a")
            .attribute("Multi-Release", "true")
            .entry("p/A.class", now)
            .entry("META-INF/versions/17/p/B.class", now)
            .entry("META-INF/versions/999/p/A.class", future);
    assertEquals(List.of("p.A", "p.B"), installation.pluginOf(later).contents().classes());
    installation.assertRejected(
        "plugin.needs-newer-jdk",
        "a",
        plugin("a")
            .attribute("Multi-Release", "true")
            .entry("p/A.class", now)
            .entry("META-INF/versions/17/p/A.class", future));
    installation.assertRejected(
        "plugin.bundles-host-classes",
        "a",
        plugin("a")
            .attribute("Multi-Release", "true")
            .entry("META-INF/versions/17/org/slf4j/Logger.class", now));
  }

  @Test
  void rejectsOwnClassesOfASharedPackage() {
    PluginJarBuilder jar = plugin("a").source("org.slf4j.Logger", "public interface Logger {}");
    installation.assertRejected("plugin.bundles-host-classes", "a", jar);
  }

  @Test
  void rejectsClassesOfANewerJdk() {
    byte[] future = ClassFileHeaderTests.emptyClass(Runtime.version().feature() + 45);
    installation.assertRejected(
        "plugin.needs-newer-jdk", "a", plugin("a").entry("p/Future.class", future));
  }

  @Test
  void rejectsAClassThatIsNone() {
    installation.assertRejected(
        "plugin.corrupt-jar", "a", plugin("a").entry("p/A.class", "no class"));
    installation.assertRejected("plugin.corrupt-jar", "a", plugin("a").entry("p/A.class", ""));
    assertTrue(installation.read().issues().get(0).message().contains("'p/A.class' is cut off"));
  }

  @Test
  void rejectsALibraryThatIsNoJar() {
    installation.assertRejected(
        "plugin.corrupt-library", "a", plugin("a").entry("lib/y.jar", "no jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib/a\nclass evil.jar", "lib/a\u0000.jar", "p/A\nlibrary x.class"})
  void rejectsEntriesWithControlCharacters(String name) {
    installation.assertRejected("plugin.corrupt-jar", "a", plugin("a").entry(name, new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shop", "a b", "../a", "-a", "ä"})
  void rejectsABadId(String id) {
    installation.assertRejected("plugin.bad-id", "", plugin(id));
  }

  @Test
  void saysThatAJarMayNotBeRead() {
    Path jar = installation.install("x.jar", plugin("a"));
    assertTrue(jar.toFile().setReadable(false, false));
    assumeFalse(Files.isReadable(jar)); // an administrator may read everything
    Issue issue = Installation.only(installation.read().issues());
    assertEquals("plugin.unreadable-jar", issue.code());
  }
}
