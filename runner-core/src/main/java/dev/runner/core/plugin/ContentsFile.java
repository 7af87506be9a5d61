package dev.runner.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file in a cache folder that holds a plugin's contents: one fact a line. */
final class ContentsFile {

  private static final String NAME = "contents";

  private ContentsFile() {}

  static void write(Path folder, PluginContents contents) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("extensions " + contents.declaresExtensions());
    lines.add("engines " + contents.bringsEngines());
    contents.libraries().forEach(name -> lines.add("library " + name));
    contents.leftOut().forEach(name -> lines.add("left-out " + name));
    contents.classes().forEach(name -> lines.add("class " + name));
    Files.write(folder.resolve(NAME), lines);
  }

  static PluginContents read(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(NAME));
    return new PluginContents(
        values(lines, "class "),
        values(lines, "extensions ").contains("true"),
        values(lines, "engines ").contains("true"),
        values(lines, "library "),
        values(lines, "left-out "));
  }

  private static List<String> values(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }
}
