package dev.runner.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginOptionsTests {

  private static final PluginOptions OPTIONS =
      new PluginOptions(
          Map.of(
              "shop.timeout", Option.duration("timeout").help("H.").build(),
              "shop.page-size", Option.integer("page-size").help("H.").build()),
          Map.of("shop.timeout", List.of("5s")));

  @Test
  void givesValuesByKey() {
    assertEquals(Duration.ofSeconds(5), OPTIONS.get("shop.timeout", Duration.class));
    assertEquals(Optional.of("5s"), OPTIONS.find("shop.timeout", String.class));
    assertEquals(Optional.empty(), OPTIONS.find("shop.page-size", int.class));
  }

  @Test
  void saysHowToSetAValueThatIsMissing() {
    assertEquals(
        "Option 'shop.page-size' has no value: set it in runner.conf, or by the environment variable RUNNER__SHOP__PAGE_SIZE",
        assertThrows(OptionException.class, () -> OPTIONS.get("shop.page-size", int.class))
            .getMessage());
  }

  @Test
  void saysWhatIsDeclaredWhereAKeyIsNot() {
    assertEquals(
        "Option 'shop.tiemout' is not declared, did you mean 'shop.timeout'? (declared are: shop.page-size, shop.timeout)",
        assertThrows(OptionException.class, () -> OPTIONS.find("shop.tiemout", String.class))
            .getMessage());
  }

  @Test
  void neverPrintsValues() {
    assertEquals("PluginOptions[shop.timeout]", OPTIONS.toString());
  }

  @Test
  void comeFromTheNearestScopeAmongAClassesLoaders() throws ClassNotFoundException {
    ClassLoader below = new ClassLoader(new Scope(getClass().getClassLoader())) {};
    Class<?> type = below.loadClass(Loaded.class.getName());
    assertSame(OPTIONS, PluginOptions.of(type));
  }

  /** A class that the scope's loader defines itself. */
  static final class Loaded {}

  private static final class Scope extends ClassLoader implements OptionScope {

    Scope(ClassLoader parent) {
      super(parent);
    }

    @Override
    public PluginOptions options() {
      return OPTIONS;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(Loaded.class.getName()) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
