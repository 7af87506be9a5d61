package dev.runner.core.plugin;

import dev.runner.core.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file in a cache folder that holds a plugin's contents: one fact a line.
 *
 * @param contents what is in the plugin
 * @param files the files beside it, as they were written
 */
record ContentsFile(PluginContents contents, List<SealedFile> files) {

  private static final String NAME = "contents";
  private static final int SEAL_PARTS = 4;

  ContentsFile {
    files = List.copyOf(files);
  }

  /** Writes the file, in the place of one that is there. */
  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("extensions " + contents.declaresExtensions());
    lines.add("engines " + contents.bringsEngines());
    contents.libraries().forEach(name -> lines.add("library " + name));
    contents.leftOut().forEach(name -> lines.add("left-out " + name));
    contents.services().stream().sorted().forEach(kind -> lines.add("service " + kind));
    files.forEach(
        f -> lines.add("file %s %d %d %s".formatted(f.sha256(), f.size(), f.changed(), f.name())));
    contents.classes().forEach(name -> lines.add("class " + name));
    lines.addAll(NeedsLines.of(contents.needs()));
    lines.addAll(contents.testIds().lines());
    WholeFile.replace(folder.resolve(NAME), lines, WholeFile.Trait.READ_ONLY);
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it is not there or not what was written
   */
  static ContentsFile read(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(NAME));
    PluginContents contents =
        new PluginContents(
            values(lines, "class "),
            values(lines, "extensions ").contains("true"),
            values(lines, "engines ").contains("true"),
            values(lines, "library "),
            values(lines, "left-out "),
            services(values(lines, "service ")),
            NeedsLines.read(values(lines, NeedsLines.KEY)),
            TestIdIndex.read(values(lines, TestIdIndex.KEY)));
    List<SealedFile> files = new ArrayList<>();
    for (String line : values(lines, "file ")) {
      files.add(seal(line.split(" ", SEAL_PARTS)));
    }
    return new ContentsFile(contents, files);
  }

  private static Set<ServiceKind> services(List<String> names) throws IOException {
    try {
      return names.stream().map(ServiceKind::valueOf).collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw new IOException("The list of contents is damaged", e);
    }
  }

  private static SealedFile seal(String[] parts) throws IOException {
    try {
      return new SealedFile(parts[3], parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("The list of contents is damaged", e);
    }
  }

  private static List<String> values(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }
}
