package dev.runner.cli.command;

import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.TestList;
import dev.runner.core.suite.TestName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that lists tests or regular expressions, one a line, in UTF-8.
 *
 * @param name its path, or {@code -} for standard input
 */
record ListFile(String name) {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  boolean isStandardInput() {
    return name.equals("-");
  }

  /** Reads a list of regular expressions, each with a reason behind {@code #} or without. */
  List<ListedRegex> regexes() {
    List<ListedRegex> rules = new ArrayList<>();
    int number = 0;
    for (String line : lines()) {
      String origin = shown() + ":" + ++number;
      try {
        ListedRegex rule = ListedRegex.parse(line, origin);
        if (!rule.regex().isEmpty()) {
          rules.add(rule);
        }
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage());
      }
    }
    return rules;
  }

  /** Reads lists of tests; lines that begin with {@code #} are remarks. */
  static TestList tests(List<String> files) {
    List<TestName> names = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (String file : files) {
      ListFile list = new ListFile(file);
      shown.add("'" + list.shown() + "'");
      list.lines().stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(TestName::of)
          .forEach(names::add);
    }
    String source = "load list " + String.join(", ", shown);
    return new TestList(
        source,
        names.stream().distinct().toList(),
        "The " + source + " names no test: it selects nothing");
  }

  private List<String> lines() {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException e) {
      throw new UsageException("List file '" + shown() + "' is no text in UTF-8");
    } catch (IOException e) {
      throw new UsageException("Cannot read list file '" + shown() + "': " + reason(e));
    }
    return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
  }

  private byte[] bytes() throws IOException {
    if (!isStandardInput()) {
      return Files.readAllBytes(Path.of(name));
    }
    InputStream in = System.in;
    return in.readAllBytes();
  }

  private String shown() {
    return isStandardInput() ? "standard input" : name;
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException ? "there is none" : e.toString();
  }
}
