package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The kinds of values that an option can hold.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public enum OptionKind {
  /** Any text. */
  STRING("text"),
  /** {@code true} or {@code false}. */
  BOOLEAN("true or false"),
  /** A whole number of 64 bits. */
  INTEGER("a whole number"),
  /** A number. */
  DECIMAL("a number"),
  /** A span of time with a unit, {@code 10s} or {@code 5m}; milliseconds where none is given. */
  DURATION("a duration such as 500ms, 10s or 5m"),
  /** A size of data in bytes, {@code 64k} or {@code 2g}; a letter stands for a power of 1024. */
  SIZE("a size such as 64k, 512m or 2g"),
  /** A URI. */
  URI("a URI"),
  /** A path of the file system. */
  PATH("a path"),
  /** A list of texts. */
  LIST("a list of texts"),
  /** Texts by texts, each key once; a block in a file, {@code a=1,b=2} elsewhere. */
  MAP("key=value pairs such as a=1,b=2, each key once");

  private final String expectation;

  OptionKind(String expectation) {
    this.expectation = expectation;
  }

  /**
   * Describes what a value of this kind looks like, to complete the sentence "expected ...".
   *
   * @return a noun phrase in English
   */
  public String expectation() {
    return expectation;
  }

  /**
   * Tells whether a value consists of any number of texts, not of one.
   *
   * @return true for lists and maps
   */
  public boolean hasElements() {
    return this == LIST || this == MAP;
  }
}
