package dev.runner.archetype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project made by the archetype, with the archetype's defaults for all that is not named.
 *
 * @param parent the folder that the project's own folder is made in
 * @param groupId its group, and its Java package
 * @param artifactId its name
 */
record GeneratedProject(Path parent, String groupId, String artifactId) {

  /**
   * Generates the project anew.
   *
   * @param properties more of the archetype's properties, as they are typed
   */
  void generate(NestedMaven maven, String... properties) throws IOException, InterruptedException {
    clear();
    List<String> words = new ArrayList<>();
    Collections.addAll(
        words,
        "org.apache.maven.plugins:maven-archetype-plugin:%s:generate"
            .formatted(Settings.get("archetype-plugin.version")),
        "-DarchetypeCatalog=local",
        "-DarchetypeGroupId=dev.runner",
        "-DarchetypeArtifactId=plugin-archetype",
        "-DarchetypeVersion=" + Settings.get("version"),
        "-DgroupId=" + groupId,
        "-DartifactId=" + artifactId);
    Collections.addAll(words, properties);
    maven.run(Files.createDirectories(parent), words.toArray(String[]::new));
  }

  /** Adds a dependency, as an author does who needs a library at run time. */
  void addLibrary(String group, String artifact, String version) throws IOException {
    Path pom = folder().resolve("pom.xml");
    String dependency =
        "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
            .formatted(group, artifact, version);
    Files.writeString(
        pom,
        Files.readString(pom)
            .replace(
                "  </dependencies>", "    " + dependency + "</dependency>\n  </dependencies>"));
  }

  /** Builds and tests the project. */
  void verify(NestedMaven maven) throws IOException, InterruptedException {
    maven.run(folder(), "verify");
  }

  /** Returns the names of what is in its folder. */
  Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  Path jar() {
    return folder().resolve("target/" + artifactId + "-1.0.0-SNAPSHOT.jar");
  }

  /** Returns the texts of all Java sources. */
  List<String> sources() throws IOException {
    return texts("src/main/java", ".java");
  }

  /** Returns the texts of Surefire's short reports, one for each class. */
  List<String> surefireReports() throws IOException {
    return texts("target/surefire-reports", ".txt");
  }

  /** Returns the texts of Failsafe's short reports, one for each class. */
  List<String> failsafeReports() throws IOException {
    return texts("target/failsafe-reports", ".txt");
  }

  private List<String> texts(String subfolder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder().resolve(subfolder))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .map(GeneratedProject::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    return parent.resolve(artifactId);
  }

  private void clear() throws IOException {
    if (Files.exists(folder())) {
      try (Stream<Path> files = Files.walk(folder())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
