package dev.runner.archetype;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Does what the guides say, word by word, in an empty folder. */
@Tag("distribution")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what the guides type is for a POSIX shell")
final class GuidesIT {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Path FOLDER = Path.of(Settings.get("folder")).resolve("guides");

  @BeforeAll
  static void putCommandsOnThePath() throws IOException {
    Path repository = LocalRepository.filled(FOLDER.resolveSibling("repository"));
    command(
        "mvn",
        String.join(
            " ", new NestedMaven(repository).words().stream().map(GuidesIT::quoted).toList()));
    command("runner", quoted(Path.of(Settings.get("runner.command")).toRealPath().toString()));
  }

  @Test
  void aFirstPlugin() throws IOException, InterruptedException {
    follow("first-plugin");
  }

  @Test
  void movingFromTempest() throws IOException, InterruptedException {
    follow("from-tempest");
  }

  @Test
  void movingExistingSuites() throws IOException, InterruptedException {
    follow("from-junit");
  }

  private static void follow(String page) throws IOException, InterruptedException {
    Guide guide = Guide.read(Path.of(Settings.get("root"), "docs", page + ".md"));
    Path place = emptied(FOLDER.resolve(page));
    Path script = Files.writeString(FOLDER.resolve(page + ".sh"), guide.script());
    String printed =
        new Command("bash", script.toString())
            .with("PATH", FOLDER.resolve("bin") + ":" + System.getenv("PATH"))
            .with("XDG_CACHE_HOME", FOLDER.resolve("cache").toString())
            .with("XDG_CONFIG_HOME", place.resolve("config").toString())
            .run(place, LIMIT);
    assertEquals(List.of(), guide.missingIn(printed), printed);
  }

  private static void command(String name, String words) throws IOException {
    Path file = Files.createDirectories(FOLDER.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
