package dev.runner.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Maven that runs this build, started once more with the same JDK and settings.
 *
 * @param repository the local repository to use instead of the user's
 */
record NestedMaven(Path repository) {

  /** Ample: on a fresh machine some downloads are left to do. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /**
   * Runs Maven and expects success.
   *
   * @param folder where it runs
   * @param arguments goals and properties
   */
  void run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> words = words();
    words.addAll(List.of(arguments));
    new Command(words).with("MAVEN_OPTS", options()).run(folder, LIMIT);
  }

  /** Returns the command line without goals; it can be changed. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(executable().toString());
    words.addAll(List.of("--batch-mode", "--no-transfer-progress"));
    words.add("-Dmaven.repo.local=" + repository);
    existing("maven.settings").ifPresent(file -> words.addAll(List.of("--settings", file)));
    existing("maven.global-settings")
        .ifPresent(file -> words.addAll(List.of("--global-settings", file)));
    return words;
  }

  private static Path executable() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return Path.of(Settings.get("maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
  }

  private static Optional<String> existing(String setting) {
    return Settings.find(setting).filter(file -> Files.exists(Path.of(file)));
  }

  private static String options() {
    // The user's own options may hold a proxy; the rest makes a short-lived JVM start faster.
    return Optional.ofNullable(System.getenv("MAVEN_OPTS")).orElse("")
        + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  }
}
