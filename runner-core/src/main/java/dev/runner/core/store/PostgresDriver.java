package dev.runner.core.store;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads PostgreSQL's driver when a store needs it.
 *
 * <p>It lies in a folder of its own beside the other libraries, so that runs whose store is a file
 * have one jar less on their class path.
 */
final class PostgresDriver {

  private static final String DRIVER = "org.postgresql.Driver";

  private PostgresDriver() {}

  /** Returns the driver; it may be on the class path of a development build. */
  static Driver load() throws ReflectiveOperationException {
    return (Driver) Held.LOADER.loadClass(DRIVER).getDeclaredConstructor().newInstance();
  }

  /** Keeps the loader, as open connections need it, from the first one on. */
  private static final class Held {

    private static final ClassLoader LOADER = loader();

    private static ClassLoader loader() {
      ClassLoader own = PostgresDriver.class.getClassLoader();
      if (own.getResource(DRIVER.replace('.', '/') + ".class") != null) {
        return own;
      }
      try {
        return new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader());
      } catch (IOException | URISyntaxException e) {
        throw new LinkageError("no folder with the driver: " + e, e);
      }
    }

    private static URL[] jars() throws IOException, URISyntaxException {
      Path core =
          Path.of(PostgresDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = core.toAbsolutePath().resolveSibling("postgresql");
      List<URL> jars = new ArrayList<>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
          jars.add(jar.toUri().toURL());
        }
      }
      return jars.toArray(new URL[0]);
    }
  }
}
