package dev.runner.core.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Collects the bytes of one message. Its calls mirror those of {@link WireReader}. */
public final class WireWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Returns all bytes written so far. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }

  public WireWriter number(int value) {
    return write(() -> out.writeInt(value));
  }

  public WireWriter bigNumber(long value) {
    return write(() -> out.writeLong(value));
  }

  public WireWriter realNumber(double value) {
    return write(() -> out.writeDouble(value));
  }

  public WireWriter flag(boolean value) {
    return write(() -> out.writeBoolean(value));
  }

  /**
   * Writes any text, lone surrogates included: as UTF-8, or as UTF-16 where that would lose one.
   */
  public WireWriter text(String value) {
    if (hasLoneSurrogate(value)) {
      return write(
          () -> {
            out.writeInt(-value.length() - 1);
            for (int i = 0; i < value.length(); i++) {
              out.writeChar(value.charAt(i));
            }
          });
    }
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public WireWriter bytes(byte[] value) {
    return write(
        () -> {
          out.writeInt(value.length);
          out.write(value);
        });
  }

  @SuppressWarnings("EnumOrdinal") // constants are added at the end only
  public WireWriter constant(Enum<?> value) {
    return write(() -> out.writeByte(value.ordinal()));
  }

  public WireWriter instant(Instant value) {
    return bigNumber(value.getEpochSecond()).number(value.getNano());
  }

  /** Writes a value that may be absent. */
  public <T> WireWriter optional(Optional<T> value, BiConsumer<WireWriter, T> element) {
    flag(value.isPresent());
    value.ifPresent(v -> element.accept(this, v));
    return this;
  }

  /** Writes a collection in its order. */
  public <T> WireWriter list(Collection<T> values, BiConsumer<WireWriter, T> element) {
    number(values.size());
    values.forEach(value -> element.accept(this, value));
    return this;
  }

  public WireWriter texts(Collection<String> values) {
    return list(values, WireWriter::text);
  }

  private static boolean hasLoneSurrogate(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private WireWriter write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private interface Write {
    void run() throws IOException;
  }
}
