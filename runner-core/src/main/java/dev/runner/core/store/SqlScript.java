package dev.runner.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A script of statements, each of which ends with a semicolon at the end of a line.
 *
 * @param name the resource beside this class
 */
record SqlScript(String name) {

  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(?:\\R|$)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  List<String> statements() {
    String text = COMMENT.matcher(text()).replaceAll("");
    return Arrays.stream(END_OF_STATEMENT.split(text)).filter(part -> !part.isBlank()).toList();
  }

  private String text() {
    try (InputStream stream = SqlScript.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("Script '" + name + "' is missing in the build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
