package dev.runner.core.shard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Makes one digest of many texts, so that no other texts in another order have the same. */
public final class TextDigest {

  private final MessageDigest digest;

  public TextDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** Adds a group of texts. */
  public TextDigest add(Collection<String> texts) {
    number(texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      digest.update(bytes);
    }
    return this;
  }

  /** Adds a group of texts. */
  public TextDigest add(String... texts) {
    return add(List.of(texts));
  }

  /** Returns the digest, 64 hexadecimal digits; nothing can be added any more. */
  public String text() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void number(int value) {
    digest.update(new byte[] {(byte) (value >>> 24), (byte) (value >>> 16)});
    digest.update(new byte[] {(byte) (value >>> 8), (byte) value});
  }
}
