package dev.runner.core.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the bytes of one message.
 *
 * <p>All methods throw {@link WireException} where the bytes do not hold what is asked for.
 */
public final class WireReader {

  private final ByteBuffer bytes;

  public WireReader(byte[] message) {
    this.bytes = ByteBuffer.wrap(message);
  }

  public int number() {
    return read(ByteBuffer::getInt);
  }

  public long bigNumber() {
    return read(ByteBuffer::getLong);
  }

  public double realNumber() {
    return read(ByteBuffer::getDouble);
  }

  public boolean flag() {
    return read(ByteBuffer::get) != 0;
  }

  public String text() {
    int length = number();
    if (length >= 0) {
      return new String(take(length), StandardCharsets.UTF_8);
    }
    char[] chars = new char[checked(-(length + 1), 2)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = read(ByteBuffer::getChar);
    }
    return new String(chars);
  }

  public byte[] bytes() {
    return take(number());
  }

  /** Reads a constant of an enumeration. */
  public <E extends Enum<E>> E constant(E[] constants) {
    int ordinal = read(ByteBuffer::get);
    if (ordinal < 0 || ordinal >= constants.length) {
      throw new WireException("No constant " + ordinal + " among " + constants.length);
    }
    return constants[ordinal];
  }

  public Instant instant() {
    long seconds = bigNumber();
    int nanos = number();
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException | ArithmeticException e) {
      throw new WireException("No instant at second " + seconds, e);
    }
  }

  public <T> Optional<T> optional(Function<WireReader, T> element) {
    return flag() ? Optional.of(element.apply(this)) : Optional.empty();
  }

  public <T> List<T> list(Function<WireReader, T> element) {
    int size = checked(number(), 1);
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(element.apply(this));
    }
    return values;
  }

  public List<String> texts() {
    return list(WireReader::text);
  }

  private byte[] take(int length) {
    byte[] taken = new byte[checked(length, 1)];
    bytes.get(taken);
    return taken;
  }

  /** Refuses a size that the rest of the message cannot hold, before memory is taken for it. */
  private int checked(int size, int bytesEach) {
    if (size < 0 || (long) size * bytesEach > bytes.remaining()) {
      throw new WireException("A message of " + bytes.limit() + " bytes claims " + size + " items");
    }
    return size;
  }

  private <T> T read(Function<ByteBuffer, T> get) {
    try {
      return get.apply(bytes);
    } catch (BufferUnderflowException e) {
      throw new WireException("A message of " + bytes.limit() + " bytes ends early");
    }
  }
}
