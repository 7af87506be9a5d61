package dev.runner.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/} that is done as it stands, from the first line to the last.
 *
 * <p>Blocks of the language {@code sh} are typed. A block whose first line is a comment with
 * nothing but the name of a file is that file. Lines of {@code text} blocks must have been printed
 * by what was typed, numbers aside. All other blocks are for reading.
 *
 * @param script what bash is to run
 * @param outputs the lines that must have been printed
 */
record Guide(String script, List<String> outputs) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern FILE =
      Pattern.compile("(?://|#|<!--) ((?:[\\w$.-]+/)*[\\w$-]+\\.\\w+)(?: -->)?\\n");
  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]+|\\d+(?:\\.\\d+)?");

  /** Reads a page. */
  static Guide read(Path page) throws IOException {
    StringBuilder script = new StringBuilder("set -eu\n");
    List<String> outputs = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(page));
    while (blocks.find()) {
      String text = blocks.group(2);
      Matcher file = FILE.matcher(text);
      if (file.lookingAt()) {
        script.append(writing(file.group(1), text));
      } else if (blocks.group(1).equals("sh")) {
        script.append(text);
      } else if (blocks.group(1).equals("text")) {
        text.lines().filter(line -> !line.isBlank()).map(Guide::general).forEach(outputs::add);
      }
    }
    return new Guide(script.toString(), List.copyOf(outputs));
  }

  /** Returns the lines of the page that are not among what was printed. */
  List<String> missingIn(String printed) {
    List<String> lines = printed.lines().map(Guide::general).toList();
    return outputs.stream().filter(line -> !lines.contains(line)).toList();
  }

  private static String writing(String file, String text) {
    return "mkdir -p \"$(dirname '%s')\"\ncat >'%s' <<'END-OF-FILE'\n%sEND-OF-FILE\n"
        .formatted(file, file, text);
  }

  private static String general(String line) {
    return NUMBER.matcher(line.strip().replaceAll(" +", " ")).replaceAll("0");
  }
}
