package dev.runner.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The plugin's jar as the project has built it.
 *
 * @param path where it is
 * @param id the plugin's id
 * @param kind what it is for, {@code tests} unless it says otherwise
 */
record ProjectJar(Path path, String id, String kind) {

  static final String PROPERTY = "runner.kit.jar";

  private static final String ID = "Plugin-Id";
  private static final String KIND = "Runner-Kind";
  private static final String TESTS = "tests";

  /** Finds the jar. */
  static ProjectJar find(Optional<Path> named) {
    String property = System.getProperty(PROPERTY, "");
    Optional<Path> given =
        named.or(() -> Optional.of(property).filter(text -> !text.isBlank()).map(Path::of));
    return given.map(ProjectJar::of).orElseGet(ProjectJar::built);
  }

  private static ProjectJar of(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new KitException(
          "There is no plugin jar '%s': build it first, as 'mvn verify' does, and let the class be run behind that, by Failsafe"
              .formatted(jar));
    }
    Path path = jar.toAbsolutePath().normalize();
    String kind = attribute(jar, KIND).orElse(TESTS);
    return attribute(jar, ID)
        .map(id -> new ProjectJar(path, id, kind))
        .orElseThrow(
            () ->
                new KitException(
                    "'%s' is no plugin jar: its manifest has no %s".formatted(jar, ID)));
  }

  private static ProjectJar built() {
    Path folder = Path.of(System.getProperty("basedir", ""), "target");
    List<Path> jars = jars(folder).stream().filter(jar -> attribute(jar, ID).isPresent()).toList();
    if (jars.size() != 1) {
      throw new KitException(
          "%s plugin jar in '%s': build exactly one there, as 'mvn verify' does, or name it by -D%s=..."
              .formatted(jars.isEmpty() ? "No" : "More than one", folder, PROPERTY));
    }
    return of(jars.get(0));
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().endsWith("-sources.jar"))
          .filter(file -> !file.toString().endsWith("-javadoc.jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new KitException("Folder '%s' cannot be read: %s".formatted(folder, e), e);
    }
  }

  /** Tells whether it is there for its tests. */
  boolean hasTests() {
    return kind.equals(TESTS);
  }

  /** Tells whether it exports runs. */
  boolean isExporter() {
    return kind.equals("exporter");
  }

  private static Optional<String> attribute(Path jar, String name) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return Optional.ofNullable(manifest).map(all -> all.getMainAttributes().getValue(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
