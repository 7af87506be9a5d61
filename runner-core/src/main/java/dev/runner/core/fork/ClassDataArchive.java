package dev.runner.core.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A file of parsed classes that makes JVMs of one class path start faster (JEP 350).
 *
 * <p>It is made by the first JVM that would have used it, under another name, and renamed when that
 * JVM has ended. Its absence is never an error; a JVM that it does not fit ignores it.
 *
 * @param file where it is kept; empty for none
 */
public record ClassDataArchive(Optional<Path> file) {

  /** Returns an archive that is kept in a file. */
  public static ClassDataArchive in(Path file) {
    return new ClassDataArchive(Optional.of(file));
  }

  /** Returns no archive: JVMs start as they do without the runner. */
  public static ClassDataArchive none() {
    return new ClassDataArchive(Optional.empty());
  }

  /**
   * Returns the JVM arguments that use the archive, or make it.
   *
   * @param process a name that no other process uses at the same time
   */
  List<String> arguments(String process) {
    if (file.isEmpty()) {
      return List.of();
    }
    String quiet = "-Xlog:cds=off,cds+dynamic=off,class+load=off";
    if (Files.exists(file.get())) {
      return List.of("-XX:SharedArchiveFile=" + file.get(), quiet);
    }
    try {
      Files.createDirectories(file.get().getParent());
    } catch (IOException e) {
      return List.of(); // a cache that cannot be written costs time, nothing else
    }
    return List.of("-XX:ArchiveClassesAtExit=" + draft(process), quiet);
  }

  /** Keeps what a JVM that has ended made, if it made an archive. */
  void keep(String process) {
    if (file.isEmpty()) {
      return;
    }
    Path draft = draft(process);
    if (Files.exists(draft)) {
      try {
        Files.move(draft, file.get(), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        draft.toFile().delete(); // the next run makes another
      }
    }
  }

  private Path draft(String process) {
    Path target = file.orElseThrow();
    return target.resolveSibling(target.getFileName() + "." + process);
  }
}
