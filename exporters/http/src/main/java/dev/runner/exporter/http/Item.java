package dev.runner.exporter.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One thing that is sent with others.
 *
 * @param key what the outbox calls it
 * @param content what it holds, as a digest
 * @param body what it holds
 */
public record Item(String key, String content, String body) {

  /** Returns an item whose content is the digest of its body. */
  public static Item of(String key, String body) {
    return new Item(key, digest(body), body);
  }

  /** Returns the size of the body in bytes. */
  public int bytes() {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns a text that is another one for any other text: 64 hexadecimal digits. */
  public static String digest(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns a SHA-256 that has seen nothing. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
