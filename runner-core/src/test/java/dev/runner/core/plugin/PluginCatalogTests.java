package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.testing.PluginJarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginCatalogTests {

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void install() {
    installation = new Installation(folder);
  }

  @Test
  void findsNothingInAFolderThatDoesNotExist() {
    InstalledPlugins read = installation.read();
    assertEquals(List.of(), read.plugins());
    assertEquals(List.of(), read.issues());
  }

  @Test
  void saysThatAFolderIsNone() throws IOException {
    Files.writeString(installation.plugins(), "a file");
    Issue issue = Installation.only(installation.read().issues());
    assertEquals("plugin.unreadable-folder", issue.code());
  }

  @Test
  void readsWhatAPluginSaysOfItself() throws IOException {
    PluginJarBuilder jar =
        plugin("my.shop")
            .attribute("Plugin-Version", "1.2.3-rc.1")
            .attribute("Plugin-Provider", "Shop Team")
            .attribute("Plugin-Requires", ">=0.1.0 & <1.0.0")
            .attribute("Runner-Test-Packages", "a.b, c\td")
            .attribute("Runner-Jvm-Arguments", " -Xss2m  -Dx=y ")
            .attribute("Runner-Kind", " exporter ");
    InstalledPlugin shop = installation.pluginOf(jar);
    assertEquals("my.shop", shop.id().value());
    assertEquals("1.2.3-rc.1", shop.version());
    assertEquals("Shop Team", shop.provider());
    assertEquals(SealedFile.digest(shop.jar()), shop.sha256());
    assertEquals(List.of("a.b", "c", "d"), shop.manifest().testPackages());
    assertEquals(List.of("-Xss2m", "-Dx=y"), shop.manifest().jvmArguments());
    assertEquals("exporter", shop.manifest().kind());
    assertFalse(shop.needsProbe());
  }

  @Test
  void takesAPluginThatSaysTheLeast() {
    InstalledPlugin plugin = installation.pluginOf(plugin("a"));
    assertEquals("", plugin.provider());
    assertEquals(List.of(), plugin.dependencies());
    assertEquals(PluginManifest.TESTS, plugin.manifest().kind());
  }

  @Test
  void asksPluginsThatHaveCode() {
    assertTrue(installation.pluginOf(plugin("a").attribute("Plugin-Class", "x.P")).needsProbe());
    String services = "META-INF/services/dev.runner.api.config.OptionDeclarations";
    assertTrue(installation.pluginOf(plugin("a").entry(services, "x.O")).needsProbe());
    assertTrue(
        installation.pluginOf(plugin("a").entry("META-INF/extensions.idx", "")).needsProbe());
  }

  @Test
  void looksAtJarsOnlyInTheOrderOfTheirNames() throws IOException {
    installation.install("2.jar", plugin("a"));
    installation.install("1.jar", plugin("b"));
    Files.writeString(installation.plugins().resolve("notes.txt"), "no plugin");
    InstalledPlugins read = installation.read();
    assertEquals(List.of("b", "a"), Installation.ids(read));
    assertEquals(List.of(), read.issues());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "no zip at all"})
  void rejectsAFileThatIsNoJar(String content) throws IOException {
    Files.createDirectories(installation.plugins());
    Files.writeString(installation.plugins().resolve("x.jar"), content);
    InstalledPlugins read = installation.read();
    Issue issue = Installation.only(read.issues());
    assertEquals("plugin.corrupt-jar", issue.code());
    assertEquals("x.jar", issue.subject());
    assertEquals(List.of(), read.rejected());
  }

  @Test
  void rejectsATruncatedJar() throws IOException {
    byte[] whole = plugin("a").bytes();
    Files.createDirectories(installation.plugins());
    Path jar = installation.plugins().resolve("x.jar");
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
    assertEquals("plugin.corrupt-jar", Installation.only(installation.read().issues()).code());
  }

  @Test
  void rejectsAFolderThatIsNamedLikeAJar() throws IOException {
    Files.createDirectories(installation.plugins().resolve("x.jar"));
    Issue issue = Installation.only(installation.read().issues());
    assertEquals("plugin.corrupt-jar", issue.code());
    assertTrue(issue.message().contains("no regular file"), issue.message());
  }

  @Test
  void rejectsAJarWithoutAnId() {
    installation.assertRejected("plugin.no-id", "", jar().entry("a.txt", "no manifest"));
    installation.assertRejected("plugin.no-id", "", jar().attribute("Created-By", "me"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.", "one", "1.0.0.0", "v1.0.0"})
  void rejectsABadVersion(String version) {
    installation.assertRejected(
        "plugin.bad-version", "a", plugin("a").attribute("Plugin-Version", version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.2", "1.2-SNAPSHOT", "1.2.3-rc.1+build"})
  void takesVersionsAsMavenProjectsWriteThem(String version) {
    installation.install("x.jar", plugin("a").attribute("Plugin-Version", version));
    assertEquals(version, installation.read().plugins().get(0).version());
  }

  @Test
  void rejectsAMissingVersion() {
    installation.assertRejected("plugin.bad-version", "a", plugin("a").without("Plugin-Version"));
  }

  @ParameterizedTest
  @CsvSource({
    ">=1.0.0, plugin.incompatible",
    "<0.5.0, plugin.incompatible",
    "0.4.0, plugin.incompatible",
    ">=>1, plugin.bad-requires",
    "nonsense here, plugin.bad-requires"
  })
  void rejectsAPluginForAnotherRunner(String requires, String code) {
    installation.assertRejected(code, "a", plugin("a").attribute("Plugin-Requires", requires));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "0.5.0", ">=0.1.0", ">=0.1.0 & <1.0.0", "~0.5.0"})
  void takesAPluginForThisRunner(String requires) {
    installation.pluginOf(plugin("a").attribute("Plugin-Requires", requires));
  }

  @Test
  void showsNoControlCharactersOfAManifest() {
    PluginJarBuilder jar = plugin("a").attribute("Plugin-Version", "\u001b[31m" + "9".repeat(200));
    Issue issue = installation.issueOf(jar);
    assertTrue(issue.message().contains("\\u001b[31m"), issue.message());
    assertTrue(issue.message().length() < 400, issue.message());
  }

  @Test
  void rejectsBothClaimantsOfAnId() {
    installation.install("1.jar", plugin("a"));
    installation.install("2.jar", plugin("a").attribute("Plugin-Version", "2.0.0"));
    installation.install("3.jar", plugin("b"));
    InstalledPlugins read = installation.read();
    Issue issue = Installation.only(read.issues());
    assertEquals("plugin.duplicate-id", issue.code());
    assertTrue(issue.message().contains("1.jar (1.0.0) and "), issue.message());
    assertTrue(issue.message().contains("2.jar (2.0.0)"), issue.message());
    assertEquals(List.of("b"), Installation.ids(read));
    assertEquals(List.of("a", "a"), Installation.rejectedIds(read));
  }

  @Test
  void takesJarsInCapitalsAndSaysThatAnArchiveIsNone() throws IOException {
    installation.install("A.JAR", plugin("a"));
    installation.install("b.zip", plugin("b"));
    InstalledPlugins read = installation.read();
    assertEquals(List.of("a"), Installation.ids(read));
    Issue issue = Installation.only(read.issues());
    assertEquals("plugin.no-jar", issue.code());
    assertEquals(Severity.WARNING, issue.severity());
  }

  @Test
  void listsJarsThatDoNotNameThemselves() throws IOException {
    Files.createDirectories(installation.plugins());
    Path jar = Files.writeString(installation.plugins().resolve("x.jar"), "no jar");
    assertEquals(List.of(jar), installation.read().nameless());
  }

  @Test
  void saysThatTheCachedCopyWasChanged() throws IOException {
    Path copy = installation.pluginOf(plugin("a")).files().jar();
    assertTrue(copy.toFile().setWritable(true));
    Files.writeString(copy, "something else");
    InstalledPlugins read = installation.read();
    assertEquals(List.of("a"), Installation.ids(read));
    Issue issue = Installation.only(read.issues());
    assertEquals("plugin.cache-damaged", issue.code());
    assertEquals(Severity.WARNING, issue.severity());
    assertEquals(List.of(), installation.read().issues());
  }

  @Test
  void leavesOutLibrariesThatTheHostProvides() {
    PluginJarBuilder own = jar().entry("own/x.txt", "own");
    PluginJarBuilder shared =
        jar().source("org.slf4j.Bundled", "public class Bundled {}").entry("x.txt", "x");
    PluginJarBuilder mixed =
        jar().source("org.slf4j.Mixed", "class Mixed {}").source("own.Thing", "class Thing {}");
    PluginJarBuilder absent = jar().source("org.junit.platform.testkit.engine.Kit", "class Kit {}");
    installation.install(
        "x.jar",
        plugin("a")
            .library("own.jar", own)
            .library("shared.jar", shared)
            .library("mixed.jar", mixed)
            .library("testkit.jar", absent));
    InstalledPlugins read = installation.read();
    PluginContents contents = read.plugins().get(0).contents();
    assertEquals(List.of("own.jar", "mixed.jar", "testkit.jar"), contents.libraries());
    assertEquals(List.of("shared.jar"), contents.leftOut());
    Issue issue = Installation.only(read.issues());
    assertEquals("plugin.library-left-out", issue.code());
    assertEquals(Severity.INFO, issue.severity());
    assertTrue(issue.message().endsWith("shared.jar"), issue.message());
  }
}
