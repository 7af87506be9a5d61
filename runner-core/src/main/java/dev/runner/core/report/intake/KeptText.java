package dev.runner.core.report.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text that comes in pieces, of which the first and the last 512 Ki characters are kept. */
final class KeptText {

  private static final int PART = 512 << 10;

  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private long dropped;

  static KeptText of(String text) {
    KeptText kept = new KeptText();
    kept.add(text);
    return kept;
  }

  void add(CharSequence text) {
    int fits = Math.min(text.length(), tail.length() > 0 ? 0 : PART - head.length());
    head.append(text, 0, fits);
    tail.append(text, fits, text.length());
    if (tail.length() > 2 * PART) {
      cut();
    }
  }

  /** Adds bytes of UTF-8, a character of which may go on in the next ones. */
  void add(byte[] bytes) {
    ByteBuffer all = ByteBuffer.allocate(rest.remaining() + bytes.length).put(rest).put(bytes);
    all.flip();
    CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
    decoder.decode(all, text, false);
    rest = all.slice();
    add(text.flip());
  }

  boolean isEmpty() {
    return head.length() == 0 && !rest.hasRemaining();
  }

  /** Returns the beginning, or all of it if it is not long. */
  String head() {
    complete();
    return head.toString();
  }

  /** Returns what is kept behind the beginning. */
  String tail() {
    complete();
    return tail.toString();
  }

  /** Returns how many characters are left out between both. */
  long dropped() {
    complete();
    return dropped;
  }

  /** Returns all that is kept. */
  String text() {
    String middle = dropped() > 0 ? "\n[%d characters are left out]\n".formatted(dropped()) : "";
    return head() + middle + tail();
  }

  private void complete() {
    if (rest.hasRemaining()) {
      rest = ByteBuffer.allocate(0);
      add("\uFFFD");
    }
    if (tail.length() > PART) {
      cut();
    }
  }

  private void cut() {
    int much = tail.length() - PART;
    if (Character.isLowSurrogate(tail.charAt(much))) {
      much++;
    }
    tail.delete(0, much);
    dropped += much;
  }
}
