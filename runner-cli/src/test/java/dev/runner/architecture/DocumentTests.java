package dev.runner.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents say of the code, compared with the code. */
class DocumentTests {

  private static final Path ROOT = Path.of("..");
  private static final Path ARCHITECTURE = ROOT.resolve("ARCHITECTURE.md");
  private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| `([a-z0-9/.-]+)` \\|");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final String CORE = "dev.runner.core.";

  @Test
  void tellEachModuleAndEachPackageOfTheCore() throws IOException {
    Set<String> expected = new TreeSet<>(found(MODULE, ROOT.resolve("pom.xml")));
    expected.add("benchmarks");
    ProductClasses.ALL.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(CORE))
        .map(name -> name.substring(CORE.length()))
        .forEach(expected::add);
    assertEquals(expected, new TreeSet<>(found(FIRST_COLUMN, ARCHITECTURE)));
  }

  @Test
  void linkToWhatThereIs() throws IOException {
    Set<String> dead = new TreeSet<>();
    for (Path document : documents()) {
      for (String link : found(LINK, document)) {
        if (!Files.exists(document.resolveSibling(link))) {
          dead.add(document + ": " + link);
        }
      }
    }
    assertEquals(Set.of(), dead);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();
  }
}
