package dev.runner.archetype;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A local repository of this build, so that its artifacts never reach the user's.
 *
 * <p>Our own group is a folder here. All other groups are links into the user's local repository,
 * which holds most of what a generated project needs already: nothing is downloaded or copied
 * twice.
 */
final class LocalRepository {

  private static final String OWN_PARENT = "dev";
  private static final String OWN = "runner";

  private LocalRepository() {}

  /**
   * Creates the repository and puts the artifacts into it that a generated project needs.
   *
   * @param folder where it is to be
   * @return the folder
   */
  static Path filled(Path folder) throws IOException {
    Path user = Path.of(Settings.get("maven.local"));
    Path own = Files.createDirectories(folder.resolve(OWN_PARENT).resolve(OWN));
    linkFolders(user, folder, OWN_PARENT);
    linkFolders(user.resolve(OWN_PARENT), own.getParent(), OWN);
    Path root = Path.of(Settings.get("root"));
    install(own, "runner-parent", root);
    install(own, "plugin-api", root.resolve("plugin-api"));
    install(own, "plugin-testkit", root.resolve("plugin-testkit"));
    install(own, "plugin-clients", root.resolve("plugin-clients"));
    install(own, "plugin-archetype", root.resolve("plugin-archetype"));
    installDistribution(own, root.resolve("runner-cli"));
    return folder;
  }

  private static void linkFolders(Path from, Path to, String except) throws IOException {
    // Links of an earlier build may lead nowhere by now.
    for (Path link : entries(to, Files::isSymbolicLink)) {
      Files.delete(link);
    }
    for (Path folder : entries(from, Files::isDirectory)) {
      Path link = to.resolve(folder.getFileName());
      if (!folder.endsWith(except) && !Files.exists(link)) {
        link(link, folder);
      }
    }
  }

  private static void link(Path link, Path folder) {
    try {
      Files.createSymbolicLink(link, folder.toAbsolutePath());
    } catch (IOException | UnsupportedOperationException e) {
      // Some systems allow no links. Maven then downloads what it finds missing.
    }
  }

  private static List<Path> entries(Path folder, Predicate<Path> kind) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(kind).toList();
    }
  }

  private static void install(Path own, String artifact, Path module) throws IOException {
    String version = Settings.get("version");
    String name = artifact + "-" + version;
    Path folder = Files.createDirectories(own.resolve(artifact).resolve(version));
    Files.copy(module.resolve("pom.xml"), folder.resolve(name + ".pom"), REPLACE_EXISTING);
    Path jar = module.resolve("target").resolve(name + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, folder.resolve(jar.getFileName()), REPLACE_EXISTING);
    }
  }

  private static void installDistribution(Path own, Path module) throws IOException {
    String version = Settings.get("version");
    install(own, "runner-cli", module);
    Files.copy(
        module.resolve("target").resolve("runner-" + version + ".zip"),
        own.resolve("runner-cli").resolve(version).resolve("runner-cli-" + version + ".zip"),
        REPLACE_EXISTING);
  }
}
