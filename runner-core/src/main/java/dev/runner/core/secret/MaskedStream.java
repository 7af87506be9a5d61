package dev.runner.core.secret;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Masks secrets in text that comes in pieces, also those that begin in one piece and end in
 * another.
 *
 * <p>Not safe for use by several threads.
 */
public final class MaskedStream {

  private static final byte[] NOTHING = {};

  private final Supplier<SecretMask> known;
  private byte[] held = NOTHING;

  MaskedStream(Supplier<SecretMask> known) {
    this.known = known;
  }

  /** Takes a piece; returns what can be passed on, without what may turn out to be a secret. */
  public byte[] accept(byte[] piece) {
    SecretMask mask = known.get();
    byte[] bytes = joined(held, piece);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int copied = 0;
    int at = 0;
    while (at < bytes.length && !mask.mayBegin(bytes, at)) {
      int length = mask.lengthAt(bytes, at);
      if (length > 0) {
        out.write(bytes, copied, at - copied);
        out.writeBytes(SecretMask.STARS);
        copied = at + length;
      }
      at += Math.max(1, length);
    }
    out.write(bytes, copied, at - copied);
    held = Arrays.copyOfRange(bytes, at, bytes.length);
    return out.toByteArray();
  }

  /** Takes a piece before which some bytes are missing, the rest of a secret perhaps. */
  public byte[] acceptAfterGap(byte[] piece) {
    byte[] before = end();
    int secret = known.get().endAtBeginning(piece);
    byte[] known = secret == 0 ? NOTHING : SecretMask.STARS;
    byte[] after = accept(Arrays.copyOfRange(piece, secret, piece.length));
    return joined(joined(before, known), after);
  }

  /** Returns the rest, masked if it is the larger part of what could have been a secret. */
  public byte[] end() {
    byte[] rest = held.length < SecretForms.SHORTEST ? held : SecretMask.STARS;
    held = NOTHING;
    return rest;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    if (first.length == 0) {
      return second;
    }
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
