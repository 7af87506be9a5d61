package dev.runner.core.secret;

import dev.runner.api.config.OptionReader;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Replaces known secrets by {@code ***} wherever they show up: as they are, in base64, URL-encoded,
 * escaped as in JSON and XML, and line by line.
 *
 * <p>Values of fewer than six characters are not known: they would be found in texts that have
 * nothing to do with them. Immutable, safe for use by several threads.
 */
public final class SecretMask {

  /** The mask that knows no secret. */
  public static final SecretMask NONE = new SecretMask(List.of());

  static final byte[] STARS = OptionReader.MASK.getBytes(StandardCharsets.US_ASCII);

  /** Larger files are left as they are: they are data, and reading them would take its time. */
  private static final long LARGEST_FILE = 64L << 20;

  private final List<byte[]> forms;
  private final boolean[] firsts = new boolean[256];

  private SecretMask(List<byte[]> forms) {
    this.forms = forms;
    forms.forEach(form -> firsts[form[0] & 0xff] = true);
  }

  /** Returns a mask of secrets. */
  public static SecretMask of(Collection<String> secrets) {
    return secrets.isEmpty() ? NONE : new SecretMask(SecretForms.of(secrets));
  }

  /** Returns a mask of these secrets and others. */
  SecretMask and(SecretMask other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    List<byte[]> all = new ArrayList<>(forms);
    all.addAll(other.forms);
    all.sort(Comparator.<byte[]>comparingInt(form -> form.length).reversed());
    return new SecretMask(all);
  }

  /** Tells whether there is nothing to be masked. */
  public boolean isEmpty() {
    return forms.isEmpty();
  }

  /** Returns a text without secrets: the same one if it holds none. */
  public String mask(String text) {
    if (isEmpty()) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] masked = mask(bytes);
    return masked == bytes ? text : new String(masked, StandardCharsets.UTF_8);
  }

  /** Returns an issue without secrets in its message. */
  public Issue mask(Issue issue) {
    return isEmpty()
        ? issue
        : new Issue(
            issue.severity(), issue.code(), issue.subject(), mask(issue.message()), issue.origin());
  }

  /** Returns a verdict without secrets in its texts. */
  public Verdict mask(Verdict verdict) {
    return isEmpty()
        ? verdict
        : new Verdict(
            verdict.outcome(), verdict.cause(), mask(verdict.message()), mask(verdict.detail()));
  }

  /** Returns bytes without secrets: the same ones if they hold none. */
  public byte[] mask(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int copied = 0;
    for (int at = 0; at < bytes.length; ) {
      int length = lengthAt(bytes, at);
      if (length > 0) {
        out.write(bytes, copied, at - copied);
        out.writeBytes(STARS);
        copied = at + length;
      }
      at += Math.max(1, length);
    }
    if (copied == 0) {
      return bytes;
    }
    out.write(bytes, copied, bytes.length - copied);
    return out.toByteArray();
  }

  /**
   * Rewrites a file without secrets. A file without any, or of more than 64 MB, is left as it is.
   *
   * @throws IOException if it cannot be read or written
   */
  public void mask(Path file) throws IOException {
    if (!isEmpty() && Files.size(file) <= LARGEST_FILE) {
      byte[] bytes = Files.readAllBytes(file);
      byte[] masked = mask(bytes);
      if (masked != bytes) {
        Files.write(file, masked);
      }
    }
  }

  /** Returns a mask for text that comes in pieces. */
  public MaskedStream stream() {
    return new MaskedStream(() -> this);
  }

  /** Returns the length of the longest secret that begins at a place, 0 if none does. */
  int lengthAt(byte[] bytes, int at) {
    if (firsts[bytes[at] & 0xff]) {
      for (byte[] form : forms) {
        if (form.length <= bytes.length - at && agree(form, 0, bytes, at, form.length)) {
          return form.length;
        }
      }
    }
    return 0;
  }

  /** Tells whether all bytes from a place on are the beginning of a secret that is longer. */
  boolean mayBegin(byte[] bytes, int at) {
    int rest = bytes.length - at;
    return firsts[bytes[at] & 0xff]
        && forms.stream().anyMatch(f -> f.length > rest && agree(f, 0, bytes, at, rest));
  }

  /** Returns how many of the first bytes are the end of a secret. */
  int endAtBeginning(byte[] bytes) {
    int longest = 0;
    for (byte[] form : forms) {
      int most = Math.min(form.length, bytes.length);
      for (int length = most; length >= SecretForms.SHORTEST && length > longest; length--) {
        if (agree(form, form.length - length, bytes, 0, length)) {
          longest = length;
        }
      }
    }
    return longest;
  }

  private static boolean agree(byte[] form, int from, byte[] bytes, int at, int length) {
    return Arrays.equals(form, from, from + length, bytes, at, at + length);
  }
}
