package dev.runner.core.config;

import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The file in which an include stands.
 *
 * @param file the file
 * @param text its text
 * @param chain the absolute paths of the files that led here, this one last
 */
record IncludeSite(Path file, String text, List<Path> chain) {

  Path sibling(String name) {
    return file.toAbsolutePath().normalize().resolveSibling(name).normalize();
  }

  String chainText() {
    return chain.stream().map(Path::toString).collect(Collectors.joining(" -> "));
  }

  ConfigFileException refusal(String target, String problem) {
    Origin origin = Origin.file(file.toString(), lineOf(target));
    return new ConfigFileException(
        Issue.error(
                "config.include",
                file.toString(),
                "Include of '%s' (%s): %s".formatted(target, origin, problem))
            .at(origin.text()));
  }

  /** Finds the include by its text: the parser does not tell its place. */
  private int lineOf(String target) {
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      if (content.contains("include") && content.contains(target)) {
        return line;
      }
    }
    return 1;
  }
}
