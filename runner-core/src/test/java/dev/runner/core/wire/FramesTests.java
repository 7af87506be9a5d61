package dev.runner.core.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTests {

  private static final int HEADER = 12;
  private static final int LIMIT = 64 << 20;

  private static byte[] message(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] frames(byte[]... messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Frames.Writer writer = new Frames.Writer(Channels.newChannel(bytes));
    for (byte[] message : messages) {
      writer.write(message);
    }
    writer.flush();
    return bytes.toByteArray();
  }

  private static Frames.Reader reader(byte[] frames) {
    return new Frames.Reader(Channels.newChannel(new ByteArrayInputStream(frames)));
  }

  private static List<String> read(Frames.Reader reader) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Optional<byte[]> m = reader.read(); m.isPresent(); m = reader.read()) {
      texts.add(new String(m.get(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  @Test
  void keepsOrderAndEmptyMessages() throws IOException {
    byte[] frames = frames(message("one"), message(""), message("three"));
    assertEquals(List.of("one", "", "three"), read(reader(frames)));
    assertEquals(3 * HEADER + 8, frames.length);
  }

  @Test
  void endsQuietlyWhereverTheChannelDoes() throws IOException {
    byte[] frames = frames(message("one"), message("two"));
    for (int length = 0; length < frames.length; length++) {
      List<String> whole = length < HEADER + 3 ? List.of() : List.of("one");
      assertEquals(whole, read(reader(Arrays.copyOf(frames, length))));
    }
  }

  @Test
  void noticesEveryDamagedByte() throws IOException {
    byte[] frames = frames(message("one"));
    for (int at = 0; at < frames.length; at++) {
      byte[] damaged = frames.clone();
      damaged[at] ^= 0x40;
      Frames.Reader reader = reader(damaged);
      if (at == 1 || at == 2 || at == 3) { // a longer message, whose end never comes
        assertEquals(Optional.empty(), reader.read());
      } else {
        assertThrows(WireException.class, reader::read, "byte " + at);
      }
    }
  }

  @Test
  void refusesAMessageThatIsMissingOrRepeated() throws IOException {
    byte[] frames = frames(message("one"), message("two"));
    byte[] second = Arrays.copyOfRange(frames, HEADER + 3, frames.length);
    WireException lost = assertThrows(WireException.class, reader(second)::read);
    assertEquals("Frame 1 of 3 bytes where frame 0 was due", lost.getMessage());
    byte[] first = Arrays.copyOf(frames, HEADER + 3);
    byte[] twice = ByteBuffer.allocate(2 * first.length).put(first).put(first).array();
    Frames.Reader reader = reader(twice);
    assertTrue(reader.read().isPresent());
    assertThrows(WireException.class, reader::read);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, LIMIT + 1, Integer.MAX_VALUE})
  void refusesASizeBeforeItTakesMemory(int size) {
    byte[] header = ByteBuffer.allocate(HEADER).putInt(size).putInt(0).putInt(0).array();
    assertThrows(WireException.class, reader(header)::read);
  }

  @Test
  void refusesToWriteWhatNobodyWouldRead() {
    Frames.Writer writer = new Frames.Writer(Channels.newChannel(new ByteArrayOutputStream()));
    assertThrows(WireException.class, () -> writer.write(new byte[LIMIT + 1]));
  }

  @Test
  void goesOnBehindAMessageThatItRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Frames.Writer writer = new Frames.Writer(Channels.newChannel(bytes));
    writer.write(message("one"));
    assertThrows(WireException.class, () -> writer.write(new byte[LIMIT + 1]));
    writer.write(message("two"));
    writer.flush();
    assertEquals(List.of("one", "two"), read(reader(bytes.toByteArray())));
  }

  @ParameterizedTest
  @ValueSource(ints = {(64 << 10) - HEADER - 1, (64 << 10) - HEADER, 64 << 10, 3 << 20})
  void carriesMessagesOfAnySizeBetweenSmallOnes(int size) throws IOException {
    byte[] big = new byte[size];
    Arrays.fill(big, (byte) 'x');
    Frames.Reader reader = reader(frames(message("before"), big, message("after")));
    assertArrayEquals(message("before"), reader.read().orElseThrow());
    assertArrayEquals(big, reader.read().orElseThrow());
    assertArrayEquals(message("after"), reader.read().orElseThrow());
    assertEquals(Optional.empty(), reader.read());
  }

  @Test
  void readsAChannelThatGivesOneByteAtATime() throws IOException {
    byte[] frames = frames(message("one"), message("two"));
    ByteArrayInputStream in = new ByteArrayInputStream(frames);
    ReadableByteChannel slow =
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer target) {
            int next = in.read();
            if (next >= 0) {
              target.put((byte) next);
            }
            return next < 0 ? -1 : 1;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    assertEquals(List.of("one", "two"), read(new Frames.Reader(slow)));
  }

  @Test
  void keepsTheMessagesOfSeveralWritersWhole() throws Exception {
    Pipe pipe = Pipe.open();
    Frames.Writer writer = new Frames.Writer(pipe.sink());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "writer-" + i + " ";
      threads.add(
          new Thread(
              () -> {
                try {
                  for (int n = 0; n < 500; n++) {
                    writer.write(message(name + n));
                    writer.flush();
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }));
    }
    threads.forEach(Thread::start);
    Frames.Reader reader = new Frames.Reader(pipe.source());
    Set<String> seen = new HashSet<>();
    for (int n = 0; n < 4 * 500; n++) {
      seen.add(new String(reader.read().orElseThrow(), StandardCharsets.UTF_8));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    pipe.sink().close();
    assertEquals(4 * 500, seen.size());
    assertEquals(Optional.empty(), reader.read());
    pipe.source().close();
  }
}
