package dev.runner.core.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A file of parsed classes that makes JVMs of one class path start faster (JEP 350), or the AOT
 * cache (JEP 483) beside it.
 *
 * <p>The archive is made by the first JVM that would have used it, under another name, and renamed
 * when that JVM has ended. The AOT cache is made on purpose, of a JVM in training. The absence of
 * both is never an error; a JVM that they do not fit ignores them.
 *
 * @param file where it is kept; empty for none
 * @param training where a JVM records what it loads instead of using anything
 */
public record ClassDataArchive(Optional<Path> file, Optional<Path> training) {

  private static final String ARCHIVE = ".jsa";
  private static final String QUIET = "-Xlog:cds=off,cds+dynamic=off,class+load=off";
  private static final String QUIET_CACHE = "-Xlog:aot=off,cds=off";

  /** Returns an archive that is kept in a file, whose name ends with {@code .jsa}. */
  public static ClassDataArchive in(Path file) {
    return new ClassDataArchive(Optional.of(file), Optional.empty());
  }

  /** Returns no archive: JVMs start as they do without the runner. */
  public static ClassDataArchive none() {
    return new ClassDataArchive(Optional.empty(), Optional.empty());
  }

  /** Returns what a JVM has in training, which records to a file. */
  public static ClassDataArchive training(Path record) {
    return new ClassDataArchive(Optional.empty(), Optional.of(record));
  }

  /** Returns the AOT cache that belongs to an archive's file. */
  static Path cache(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - ARCHIVE.length()) + ".aot");
  }

  /**
   * Returns the JVM arguments that use the archive, or make it.
   *
   * @param process a name that no other process uses at the same time
   */
  List<String> arguments(String process) {
    if (training.isPresent()) {
      return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + training.get(), QUIET_CACHE);
    }
    return file.map(kept -> arguments(kept, process)).orElseGet(List::of);
  }

  private static List<String> arguments(Path kept, String process) {
    Path cache = cache(kept);
    if (Files.exists(cache)) {
      return List.of("-XX:AOTCache=" + cache, QUIET_CACHE);
    }
    if (Files.exists(kept)) {
      return List.of("-XX:SharedArchiveFile=" + kept, QUIET);
    }
    try {
      Files.createDirectories(kept.getParent());
    } catch (IOException e) {
      return List.of(); // a cache that cannot be written costs time, nothing else
    }
    return List.of("-XX:ArchiveClassesAtExit=" + draft(kept, process), QUIET);
  }

  /** Keeps what a JVM that has ended made, if it made an archive. */
  void keep(String process) {
    file.ifPresent(kept -> keep(draft(kept, process), kept));
  }

  private static void keep(Path draft, Path kept) {
    if (Files.exists(draft)) {
      try {
        Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        draft.toFile().delete(); // the next run makes another
      }
    }
  }

  private static Path draft(Path kept, String process) {
    return kept.resolveSibling(kept.getFileName() + "." + process);
  }
}
