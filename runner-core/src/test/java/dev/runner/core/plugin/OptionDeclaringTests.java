package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.testing.PluginJarBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host says of plugins that cannot declare their options. */
class OptionDeclaringTests {

  private static final String DECLARATIONS =
      "META-INF/services/dev.runner.api.config.OptionDeclarations";

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

  @Test
  void saysThatAPluginCannotDeclareItsOptions() throws Exception {
    LoadedPlugin plugin = load(plugin("a").entry(DECLARATIONS, "p.Absent"));
    PluginLoadException failed =
        assertThrows(PluginLoadException.class, () -> host.declaredOptions(plugin));
    assertTrue(failed.getMessage().startsWith("Plugin 'a' cannot declare its options"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"return null;", "return java.util.Collections.singletonList(null);"})
  void saysThatAPluginReturnsNullForItsOptions(String body) throws Exception {
    String message = failureOfDeclaring(body);
    assertTrue(
        message.contains("optionGroups() of 'p.It' returns null or a null element"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"return optionGroups();", "throw new AssertionError();", "throw new Error();"})
  void saysWhereAPluginThrowsWhenItDeclaresItsOptions(String body) throws Exception {
    String message = failureOfDeclaring(body);
    assertTrue(message.startsWith("Plugin 'a' cannot declare its options: java.lang."), message);
    assertTrue(message.contains("(at p.It.optionGroups(It.java:3)"), message);
  }

  private String failureOfDeclaring(String body) throws PluginLoadException {
    String source =
        """
        public class It implements dev.runner.api.config.OptionDeclarations {
          public java.util.List<dev.runner.api.config.OptionGroup> optionGroups() { %s }
        }
        """
            .formatted(body);
    LoadedPlugin plugin = load(plugin("a").entry(DECLARATIONS, "p.It").source("p.It", source));
    return assertThrows(PluginLoadException.class, () -> host.declaredOptions(plugin)).getMessage();
  }

  @Test
  void saysThatAnExtensionOfTheIndexCannotBeLoaded() throws Exception {
    LoadedPlugin plugin = load(plugin("a").entry("META-INF/extensions.idx", "# some\np.Absent\n"));
    PluginLoadException failed =
        assertThrows(PluginLoadException.class, () -> host.declaredOptions(plugin));
    assertEquals(
        "Plugin 'a' cannot use 'p.Absent' of its META-INF/extensions.idx:"
            + " java.lang.ClassNotFoundException: p.Absent",
        failed.getMessage());
  }
}
