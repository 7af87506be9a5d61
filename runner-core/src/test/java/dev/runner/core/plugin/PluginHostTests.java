package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.testing.PluginJarBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginHostTests {

  private static final String SERVICES = "META-INF/services/";
  private static final String DECLARATIONS = SERVICES + "dev.runner.api.config.OptionDeclarations";

  @TempDir Path folder;
  private Installation installation;
  private final PluginHost host = new PluginHost();

  @BeforeEach
  void install() {
    installation = new Installation(folder);
  }

  private LoadedPlugin load(PluginJarBuilder jar) throws PluginLoadException {
    return host.load(PluginToLoad.of(installation.pluginOf(jar)));
  }

  private static Object supplied(LoadedPlugin plugin, String className) throws Exception {
    Class<?> type = Class.forName(className, true, plugin.classLoader());
    return ((Supplier<?>) type.getConstructor().newInstance()).get();
  }

  private static PluginJarBuilder supplying(String id, String expression) {
    return plugin(id)
        .source(
            "p.It",
            """
            public class It implements java.util.function.Supplier<Object> {
              public Object get() { return %s; }
            }
            """
                .formatted(expression));
  }

  private static String pluginClass(String body) {
    return """
    public class It extends org.pf4j.Plugin {
      public static int started;
      @Override public void start() { %s }
      @SuppressWarnings("unchecked")
      static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }
    }
    """
        .formatted(body);
  }

  private static PluginJarBuilder starting(String body) {
    return plugin("a").attribute("Plugin-Class", "p.It").source("p.It", pluginClass(body));
  }

  private String failure(PluginJarBuilder jar) {
    PluginHost host = new PluginHost();
    PluginLoadException failed =
        assertThrows(
            PluginLoadException.class,
            () -> host.load(PluginToLoad.of(installation.pluginOf(jar))));
    assertEquals(new PluginId("a"), failed.plugin());
    return failed.getMessage();
  }

  @Test
  void givesSharedPackagesFromTheHost() throws Exception {
    Object type = supplied(load(supplying("a", "org.junit.jupiter.api.Test.class")), "p.It");
    assertSame(Test.class, type);
    Object pf4j = supplied(load(supplying("b", "org.pf4j.Plugin.class")), "p.It");
    assertSame(org.pf4j.Plugin.class, pf4j);
  }

  @Test
  void keepsTheRunnersOwnClassesFromPlugins() throws Exception {
    ClassLoader loader = load(supplying("a", "1")).classLoader();
    String name = PluginHost.class.getName();
    assertThrows(ClassNotFoundException.class, () -> loader.loadClass(name));
    assertThrows(ClassNotFoundException.class, () -> Class.forName(name, true, loader));
  }

  @Test
  void givesEachPluginItsOwnVersionOfALibrary() throws Exception {
    String use = "lib.Version.number()";
    PluginJarBuilder one = library(1);
    PluginJarBuilder two = library(2);
    Path seen = one.write(folder.resolve("seen.jar"));
    LoadedPlugin a = load(supplying("a", use).seeing(seen).library("one.jar", one));
    LoadedPlugin b = load(supplying("b", use).seeing(seen).library("two.jar", two));
    assertEquals(1, supplied(a, "p.It"));
    assertEquals(2, supplied(b, "p.It"));
    assertNotSame(a.classLoader().loadClass("p.It"), b.classLoader().loadClass("p.It"));
  }

  private static PluginJarBuilder library(int version) {
    String body = "public class Version { public static int number() { return " + version + "; } }";
    return jar().source("lib.Version", body);
  }

  @Test
  void takesAClassOfASharedPackageThatTheHostLacksFromThePlugin() throws Exception {
    String name = "org.junit.platform.testkit.engine.Kit";
    PluginJarBuilder kit = jar().source(name, "public class Kit {}");
    LoadedPlugin plugin = load(plugin("a").library("kit.jar", kit));
    Class<?> type = plugin.classLoader().loadClass(name);
    assertSame(plugin.classLoader(), type.getClassLoader());
    assertSame(type, plugin.classLoader().loadClass(name));
    assertThrows(
        ClassNotFoundException.class, () -> plugin.classLoader().loadClass("org.slf4j.Absent"));
  }

  @Test
  void findsServicesThroughTheContextLoader() throws Exception {
    String service = SERVICES + "java.util.function.Supplier";
    LoadedPlugin plugin = load(supplying("a", "\"found\"").entry(service, "p.It"));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(plugin.classLoader());
    try {
      List<Object> found = new ArrayList<>();
      for (Supplier<?> supplier : ServiceLoader.load(Supplier.class)) {
        found.add(supplier.get());
      }
      assertEquals(List.of("found"), found);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void showsAPluginTheClassesOfThoseItNeeds() throws Exception {
    Path needed = installation.install("a.jar", supplying("a", "\"of a\""));
    PluginJarBuilder dependent =
        plugin("b")
            .attribute("Plugin-Dependencies", "a")
            .seeing(needed)
            .source("q.Sub", "public class Sub extends p.It {}");
    installation.install("b.jar", dependent);
    for (InstalledPlugin plugin : installation.read().plugins()) {
      LoadedPlugin loaded = host.load(PluginToLoad.of(plugin));
      assertEquals("of a", supplied(loaded, "p.It"));
      if (plugin.id().value().equals("b")) {
        assertEquals("of a", supplied(loaded, "q.Sub"));
      }
    }
  }

  @Test
  void startsThePluginClass() throws Exception {
    LoadedPlugin plugin = load(starting("started++;"));
    assertEquals(1, plugin.classLoader().loadClass("p.It").getField("started").get(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException(\"no net\");",
        "throw new RuntimeException(new IllegalStateException(\"no net\"));",
        "throw new LinkageError(\"no net\");",
        "throw new OutOfMemoryError(\"no net\");",
        "It.<RuntimeException>sneak(new Exception(\"no net\"));"
      })
  void saysWhyAPluginDidNotStart(String body) {
    String message = failure(starting(body));
    assertTrue(message.startsWith("Plugin 'a' did not start: java.lang."), message);
    assertTrue(message.contains("no net (at p.It."), message);
    assertTrue(message.contains("p.It.start(It.java:4)"), message);
  }

  @Test
  void survivesCausesInACircle() {
    String circle =
        "Exception a = new Exception(\"a\"); Exception b = new Exception(\"b\", a); a.initCause(b);"
            + " throw new IllegalStateException(b);";
    String message = failure(starting(circle));
    assertTrue(message.startsWith("Plugin 'a' did not start: java.lang.Exception"), message);
  }

  @Test
  void survivesAThrowableThatCannotBePrinted() {
    String hostile =
        "throw new IllegalStateException() {"
            + " @Override public String getMessage() { throw new IllegalStateException(); } };";
    String message = failure(starting(hostile));
    assertTrue(message.contains("java.lang.IllegalStateException"), message);
  }

  @Test
  void saysWhatIsWrongWithThePluginClass() {
    String absent = failure(plugin("a").attribute("Plugin-Class", "p.Absent"));
    assertEquals("Plugin 'a' did not start: java.lang.ClassNotFoundException: p.Absent", absent);
    String other = failure(supplying("a", "1").attribute("Plugin-Class", "p.It"));
    assertTrue(other.contains("java.lang.ClassCastException"), other);
    String throwing = "{ if (true) throw new IllegalStateException(\"no net\"); }";
    String thrown =
        failure(
            plugin("a")
                .attribute("Plugin-Class", "p.It")
                .source(
                    "p.It",
                    "public class It extends org.pf4j.Plugin { public It() " + throwing + "}"));
    assertEquals(
        "Plugin 'a' did not start: java.lang.IllegalStateException: no net (at p.It.<init>(It.java:2))",
        thrown);
  }

  @Test
  void asksForOptionsDeclaredEitherWay() throws Exception {
    String one =
        """
        import dev.runner.api.config.*;
        public class One implements OptionDeclarations {
          public java.util.List<OptionGroup> optionGroups() {
            return java.util.List.of(
                OptionGroup.of("one", "The first.", Option.string("x").help("An x.").build()));
          }
        }
        """;
    LoadedPlugin plugin =
        load(
            plugin("a")
                .source("p.One", one)
                .source("p.Two", one.replace("One", "Two").replace("\"one\"", "\"two\""))
                .entry(DECLARATIONS, "p.One")
                .entry("META-INF/extensions.idx", "p.One\np.Two\n"));
    List<String> groups =
        host.declaredOptions(plugin).stream().map(OptionGroup::name).sorted().toList();
    assertEquals(List.of("one", "two"), groups);
  }

  @Test
  void loadsTheBytesThatWereCheckedWhateverBecameOfTheJar() throws Exception {
    installation.install("x.jar", supplying("a", "1"));
    InstalledPlugin checked = installation.read().plugins().get(0);
    installation.install("x.jar", supplying("a", "2"));
    assertEquals(1, supplied(host.load(PluginToLoad.of(checked)), "p.It"));
  }

  @Test
  void givesAPluginsTestsTheirOptions() throws Exception {
    LoadedPlugin plugin = load(supplying("a", "1"));
    Option option = Option.string("x").help("An x.").build();
    plugin.options(Map.of("g.x", option), Map.of("g.x", List.of("value")));
    PluginOptions options = PluginOptions.of(plugin.classLoader().loadClass("p.It"));
    assertEquals("value", options.get("g.x", String.class));
  }
}
