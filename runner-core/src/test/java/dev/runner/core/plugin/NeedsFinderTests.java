package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.testing.PluginJarBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsFinderTests {

  private static final String API = "import dev.runner.api.*;\n";

  private static final String RUNTIME =
      "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\n";

  @TempDir private Path folder;

  private NeedsIndex needs(PluginJarBuilder plugin) {
    InstalledPlugins read = read(plugin);
    assertEquals(1, read.plugins().size(), () -> read.issues().toString());
    NeedsIndex found = read.plugins().get(0).contents().needs();
    assertEquals(found, read(plugin).plugins().get(0).contents().needs(), "from the cache");
    return found;
  }

  private InstalledPlugins read(PluginJarBuilder plugin) {
    plugin.write(folder.resolve("plugins/a.jar"));
    return new PluginCatalog(folder.resolve("cache"), "0.1.0")
        .read(List.of(folder.resolve("plugins")));
  }

  @Test
  void findsNothingWhereNothingIsSaid() {
    assertEquals(
        NeedsIndex.NONE,
        needs(plugin("a").source("p.A", "class A { @Deprecated(since = \"1\") int x; }")));
  }

  @Test
  void readsWhatAClassAndItsMethodsSay() {
    NeedsIndex found =
        needs(
            plugin("a")
                .source(
                    "p.A",
                    API
                        + """
                        @Serial @GlobalLock("one lock") @GlobalLock(value = "two", mode = GlobalLock.Mode.READ)
                        @Needs(resource = "db", units = 70000)
                        class A {
                          long big = 1L << 40;
                          @Deprecated @GlobalLock("three") void m() {}
                          class Inner { @GlobalLock(value = "four") void m() {} }
                        }
                        """)
                .source(
                    "p.B",
                    API + "@Needs(resource = \"x\") @Needs(resource = \"y\", units = 2) class B {}")
                .source("p.C", "class C {}"));
    assertEquals(
        new ClassNeeds(
            true,
            Map.of("one lock", true, "two", false, "three", true, "four", true),
            Map.of("db", 70_000)),
        found.classes().get("p.A"));
    assertEquals(ClassNeeds.ofUnits(Map.of("x", 1, "y", 2)), found.classes().get("p.B"));
    assertEquals(Set.of("p.A", "p.A$Inner", "p.B"), found.classes().keySet());
  }

  @Test
  void followsSuperclassesInterfacesAndAnnotationsIntoLibraries() {
    PluginJarBuilder library =
        jar()
            .source("lib.Root", API + "@GlobalLock(\"root\") public class Root {}")
            .source("lib.Base", "public class Base extends Root { public interface Far {} }")
            .source("lib.Mark", API + RUNTIME + "@Serial public @interface Mark {}")
            .source("lib.Alone", RUNTIME + "@Mark public @interface Alone {}")
            .source(
                "lib.Does",
                API + "public interface Does { @GlobalLock(\"does\") default void m() {} }");
    PluginJarBuilder plugin =
        plugin("a")
            .library("base.jar", library)
            .seeing(library.write(folder.resolve("base.jar")))
            .source("p.A", "class A extends lib.Base {}")
            .source("p.B", "class B implements lib.Does { @lib.Alone void n() {} }");
    NeedsIndex found = needs(plugin);
    assertEquals(ClassNeeds.ofLock("root", true), found.classes().get("p.A"));
    assertEquals(Map.of("does", true), found.classes().get("p.B").locks());
    assertTrue(found.classes().get("p.B").serial());
    assertEquals(Map.of(), found.outside());
  }

  @Test
  void notesWhatAnotherPluginMaySay() {
    PluginJarBuilder base = plugin("base").source("b.Base", "public class Base {}");
    Path jar = base.write(folder.resolve("base.jar"));
    String source = "class A extends b.Base {}";
    assertEquals(NeedsIndex.NONE, needs(plugin("a").seeing(jar).source("p.A", source)));
    NeedsIndex dependent = needsBesideBase(plugin("top").seeing(jar).source("p.A", source));
    assertEquals(Map.of("p.A", Set.of("b.Base")), dependent.outside());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@GlobalLock(\"\")",
        "@GlobalLock(\"a\\tb\")",
        "@Needs(resource = \"DB\")",
        "@Needs(resource = \"db\", units = 0)",
        "@Needs(resource = \"db\", units = -3)"
      })
  void refusesAPluginThatNeedsWhatCannotBe(String annotation) {
    InstalledPlugins read = read(plugin("a").source("p.A", API + annotation + " class A {}"));
    assertEquals("plugin.bad-need", read.issues().get(0).code());
    assertTrue(read.issues().get(0).message().contains("p.A"), read.issues()::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"db", "db=1 , license=20", "db-connections = 4"})
  void takesTheResourcesOfAManifest(String text) {
    InstalledPlugins read = read(plugin("a").attribute("Runner-Resources", text));
    assertEquals(1, read.plugins().size(), read.issues()::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "db=0", "db=-1", "Db=1", "db=1,,x=2", "db=1, db=2", "db=99999999", "db=x"})
  void refusesOtherTextsThere(String text) {
    InstalledPlugins read = read(plugin("a").attribute("Runner-Resources", text));
    assertEquals("plugin.bad-resources", read.issues().get(0).code());
  }

  /** Reads a plugin that depends on another one, which says nothing. */
  private NeedsIndex needsBesideBase(PluginJarBuilder top) {
    top.attribute("Plugin-Dependencies", "base").write(folder.resolve("two/top.jar"));
    plugin("base").write(folder.resolve("two/base.jar"));
    return new PluginCatalog(folder.resolve("cache"), "0.1.0")
        .read(List.of(folder.resolve("two")))
        .find(new PluginId("top"))
        .orElseThrow()
        .contents()
        .needs();
  }
}
