package dev.runner.core.report.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The formats that results are read in. */
public enum ImportFormat {
  JUNIT_XML("junit-xml", JunitXmlReader::new),
  SUBUNIT("subunit", SubunitReader::new),
  OPEN_TEST_REPORTING("open-test-reporting", OpenTestReader::new),
  JSON("json", RunJsonReader::new),
  NDJSON("ndjson", NdjsonReader::new);

  /** How many bytes from the beginning of a file tell its format. */
  public static final int HEAD = 4_096;

  private final String key;
  private final Supplier<ResultReader> reader;

  ImportFormat(String key, Supplier<ResultReader> reader) {
    this.key = key;
    this.reader = reader;
  }

  /** Returns its name on the command line. */
  public String key() {
    return key;
  }

  /** Returns the names of all, for messages. */
  public static String keys() {
    return Arrays.stream(values()).map(ImportFormat::key).collect(Collectors.joining(", "));
  }

  /** Returns the one of a name; empty if there is none. */
  public static Optional<ImportFormat> named(String key) {
    return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
  }

  /** Returns the one that a file has which begins like this; empty if it is none of them. */
  public static Optional<ImportFormat> of(byte[] head) {
    if (head.length > 0 && (head[0] & 0xFF) == SubunitInput.SIGNATURE) {
      return Optional.of(SUBUNIT);
    }
    String text = text(head).stripLeading();
    if (text.startsWith("{")) {
      return Optional.of(text.lines().findFirst().orElse("").contains("\"seq\":") ? NDJSON : JSON);
    }
    if (!text.startsWith("<")) {
      return Optional.empty();
    }
    if (text.contains("opentest4j.org/reporting/")) {
      return Optional.of(OPEN_TEST_REPORTING);
    }
    return text.contains("<testsuite") ? Optional.of(JUNIT_XML) : Optional.empty();
  }

  /** Returns what reads it. */
  public ResultReader reader() {
    return reader.get();
  }

  private static String text(byte[] head) {
    boolean wide = head.length > 1 && (head[0] == 0 || head[1] == 0 || (head[0] & 0xFE) == 0xFE);
    String text = new String(head, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
