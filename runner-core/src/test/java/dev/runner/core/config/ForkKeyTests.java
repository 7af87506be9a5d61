package dev.runner.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.PluginId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForkKeyTests {

  @ParameterizedTest
  @CsvSource({
    "fork.heap, , heap",
    "fork.env.A.B, , env.A.B",
    "plugins.shop.fork.java-home, shop, java-home",
    "plugins.my.shop.fork.env.X, my.shop, env.X",
    "plugins.my.fork.shop.fork.heap, my.fork.shop, heap",
    "plugins.shop.fork.env.my.fork.heap, shop, env.my.fork.heap"
  })
  void tellsPluginAndName(String key, String plugin, String name) {
    assertEquals(
        Optional.of(new ForkKey(Optional.ofNullable(plugin).map(PluginId::new), name)),
        ForkKey.of(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fork.env",
        "fork.other",
        "plugins.fork.heap",
        "plugins.shop.fork",
        "plugins.shop.fork.other",
        "plugins.Shop.fork.heap",
        "shop.fork.heap"
      })
  void leavesOtherKeysAlone(String key) {
    assertEquals(Optional.empty(), ForkKey.of(key));
  }

  @Test
  void variablesKeepTheirCaseInTheEnvironment() {
    assertEquals("RUNNER__FORK__ENV__http_proxy", ForkKey.environmentName("fork.env.http_proxy"));
    assertEquals("RUNNER__FORK__JAVA_HOME", ForkKey.environmentName("fork.java-home"));
  }
}
