package dev.runner.core.report.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that results are read from.
 *
 * @param name what it is called in messages
 * @param file where it is; empty if it is standard input
 */
public record ImportSource(String name, Optional<Path> file) {

  /** What stands for standard input on the command line. */
  public static final String STANDARD_INPUT = "-";

  /**
   * Returns what a word of the command line stands for; of a folder, all files of XML in it.
   *
   * @throws ImportException if there is no such file, or nothing in the folder
   */
  public static List<ImportSource> of(String word) throws ImportException {
    if (word.equals(STANDARD_INPUT)) {
      return List.of(new ImportSource("standard input", Optional.empty()));
    }
    Path path = Path.of(word);
    if (Files.isDirectory(path)) {
      return inFolder(path);
    }
    if (!Files.exists(path)) {
      throw new ImportException("There is no file '%s'".formatted(word));
    }
    return List.of(new ImportSource(word, Optional.of(path)));
  }

  /** Opens it; the caller closes it. */
  public InputStream open() throws IOException {
    return file.isPresent() ? Files.newInputStream(file.get()) : System.in;
  }

  private static List<ImportSource> inFolder(Path folder) throws ImportException {
    List<ImportSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(ImportSource::isXml).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          if (ImportFormat.of(in.readNBytes(ImportFormat.HEAD)).isPresent()) {
            sources.add(new ImportSource(file.toString(), Optional.of(file)));
          }
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new ImportException("Folder '%s' cannot be read: %s".formatted(folder, e), e);
    }
    if (sources.isEmpty()) {
      throw new ImportException(
          "Folder '%s' has no file *.xml with results (JUnit XML or Open Test Reporting); name other files one by one"
              .formatted(folder));
    }
    return sources;
  }

  private static boolean isXml(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().endsWith(".xml");
  }
}
