package dev.runner.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How sources read. */
class SourceTests {

  private static final List<String> MODULES =
      List.of(
          "plugin-api",
          "plugin-clients",
          "plugin-testkit",
          "runner-core",
          "runner-cli",
          "sample-plugin",
          "exporters/doubles",
          "exporters/http",
          "exporters/opensearch",
          "exporters/metrics",
          "exporters/s3",
          "exporters/testapi",
          "exporters/webhook");
  private static final int MAX_FILE_LINES = 300;
  private static final int MAX_METHOD_LINES = 40;

  /** Where the words of others are written and read. */
  private static final List<String> FOREIGN_PLACES =
      List.of("core/report", "core/report/intake", "exporter/doubles", "exporter/testapi");

  private static final Pattern FOREIGN_WORD = Pattern.compile("(?i)\\b(testcases?|pods?)\\b");

  @Test
  void areShort() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : sources("src")) {
      int lines = Files.readAllLines(source).size();
      if (lines > MAX_FILE_LINES) {
        found.add("%s has %d lines".formatted(source, lines));
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void useTheWordsOfTheDesign() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path source : sources("src/main")) {
      boolean mapsForeignWords =
          FOREIGN_PLACES.stream().anyMatch(place -> source.getParent().endsWith(place));
      if (!mapsForeignWords && FOREIGN_WORD.matcher(Files.readString(source)).find()) {
        found.add(source);
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void sayWhatEachTypeIsFor() throws IOException {
    assertEquals("", places(d -> d.type() && !d.documented()));
  }

  @Test
  void haveShortMethods() throws IOException {
    assertEquals("", places(d -> !d.type() && d.lines() > MAX_METHOD_LINES));
  }

  private static String places(Predicate<Declaration> wrong) throws IOException {
    return DeclarationReader.read(sources("src/main")).stream()
        .filter(wrong)
        .map(d -> "\n" + d.place() + ", " + d.lines() + " lines")
        .collect(Collectors.joining());
  }

  private static List<Path> sources(String part) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, part))) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
      }
    }
    return found;
  }
}
