package dev.runner.core.index;

import dev.runner.core.suite.PluginTests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * All that discovery in one plugin depends on, as one digest.
 *
 * @param digest 64 hexadecimal digits
 */
public record IndexKey(String digest) {

  /** Changes with the form of the files. */
  private static final String FORM = "2";

  /**
   * Returns the key of a plugin.
   *
   * @param part the plugin with its JUnit parameters
   * @param needed the digests of the jars whose classes it sees, in any order
   * @param host changes with the runner and its JDK
   * @param jvmArguments what every fork gets on its command line
   */
  public static IndexKey of(
      PluginTests part, Collection<String> needed, String host, List<String> jvmArguments) {
    StringBuilder text = new StringBuilder();
    add(text, FORM, host, part.plugin().id().value(), part.plugin().sha256());
    add(text, needed.stream().sorted().toArray(String[]::new));
    add(text, jvmArguments.toArray(String[]::new));
    new TreeMap<>(part.junitParameters()).forEach((key, value) -> add(text, key, value));
    return new IndexKey(sha256(text.toString()));
  }

  /** Adds a group of texts so that no other group reads the same. */
  private static void add(StringBuilder text, String... values) {
    text.append(values.length).append('\n');
    for (String value : values) {
      text.append(value.length()).append(' ').append(value).append('\n');
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
