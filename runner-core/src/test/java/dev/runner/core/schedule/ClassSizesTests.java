package dev.runner.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassSizesTests {

  @TempDir private Path folder;

  @Test
  void addsWhatIsNestedToAClass() throws IOException {
    Path jar = folder.resolve("plugin.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(out, "shop/CartTests.class", 100);
      add(out, "shop/CartTests$Empty.class", 30);
      add(out, "shop/$Odd.class", 7);
      add(out, "shop/cart.txt", 1_000);
    }
    ClassSizes sizes = ClassSizes.of(jar);
    assertEquals(130, sizes.of("shop.CartTests"));
    assertEquals(30, sizes.of("shop.CartTests$Empty"));
    assertEquals(7, sizes.of("shop.$Odd"));
    assertEquals(0, sizes.of("shop.OrderTests"));
  }

  @Test
  void knowsNothingOfAJarThatCannotBeRead() {
    assertEquals(0, ClassSizes.of(folder.resolve("absent.jar")).of("shop.CartTests"));
  }

  private static void add(JarOutputStream out, String name, int bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(new byte[bytes]);
    out.closeEntry();
  }
}
