package dev.runner.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFramesTests {

  @TempDir private Path folder;
  private Path mailbox;
  private Path sent;
  private FileChannel channel;
  private MappedFrames frames;

  @BeforeEach
  void create() throws IOException {
    mailbox = folder.resolve("mailbox");
    sent = folder.resolve("sent");
    channel = FileChannel.open(sent, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    frames = MappedFrames.create(mailbox, channel);
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
  }

  @Test
  void keepsWhatWasNeverFlushed() throws IOException {
    write("one", "two");
    assertEquals(0, Files.size(sent));
    assertEquals(List.of("one", "two"), read());
  }

  @Test
  void goesOnBehindWhatWasFlushed() throws IOException {
    write("one", "two");
    frames.flush();
    write("three");
    assertEquals(List.of("one", "two", "three"), read());
    assertEquals(List.of("three"), rest());
  }

  @Test
  void leavesNothingAfterAFlush() throws IOException {
    write("one");
    frames.flush();
    assertEquals(0, frames.waiting());
    assertEquals(List.of("one"), read());
    assertEquals(List.of(), rest());
  }

  @Test
  void repeatsNothingThatArrivedBeforeTheFlushWasNoted() throws IOException {
    write("one", "two", "three");
    byte[] unflushed = Files.readAllBytes(mailbox);
    frames.flush();
    Files.write(mailbox, unflushed);
    truncateSent(5);
    assertEquals(List.of("one", "two", "three"), read());
  }

  @Test
  void endsBeforeADamagedFrame() throws IOException {
    write("one", "two");
    byte[] bytes = Files.readAllBytes(mailbox);
    bytes[8 + Frames.HEADER + 3 + Frames.HEADER] ^= 1;
    Files.write(mailbox, bytes);
    assertThrows(WireException.class, this::read);
  }

  @Test
  void passesOnWhatDoesNotFit() throws IOException {
    String large = "x".repeat(200_000);
    write("one", large, "two");
    assertEquals(List.of("one", large, "two"), read());
    assertEquals(List.of("two"), rest());
  }

  @Test
  void flushesByItselfWhenItIsFull() throws IOException {
    String half = "x".repeat(70_000);
    write(half, half);
    assertEquals(Frames.HEADER + half.length(), Files.size(sent));
    assertEquals(List.of(half, half), read());
  }

  @Test
  void refusesAFileThatIsThere() {
    assertThrows(FileAlreadyExistsException.class, () -> MappedFrames.create(mailbox, channel));
  }

  private void write(String... messages) throws IOException {
    for (String message : messages) {
      frames.write(message.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Reads as a supervisor does: the channel to its end, then the file. */
  private List<String> read() throws IOException {
    List<String> messages = new ArrayList<>();
    try (FileChannel in = FileChannel.open(sent, StandardOpenOption.READ);
        ReadableByteChannel rest = MappedFrames.rest(mailbox)) {
      Frames.Reader reader = new Frames.Reader(in);
      drain(reader, messages);
      reader.continueWith(rest);
      drain(reader, messages);
    }
    return messages;
  }

  private List<String> rest() throws IOException {
    List<String> messages = new ArrayList<>();
    try (ReadableByteChannel rest = MappedFrames.rest(mailbox)) {
      ByteBuffer head = ByteBuffer.allocate(Frames.HEADER);
      while (fill(rest, head)) {
        ByteBuffer body = ByteBuffer.allocate(head.flip().getInt());
        fill(rest, body);
        messages.add(new String(body.array(), StandardCharsets.UTF_8));
        head.clear();
      }
    }
    return messages;
  }

  private static boolean fill(ReadableByteChannel in, ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (in.read(target) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void drain(Frames.Reader reader, List<String> messages) throws IOException {
    for (Optional<byte[]> m = reader.read(); m.isPresent(); m = reader.read()) {
      messages.add(new String(m.get(), StandardCharsets.UTF_8));
    }
  }

  private void truncateSent(int bytes) throws IOException {
    try (FileChannel file = FileChannel.open(sent, StandardOpenOption.WRITE)) {
      file.truncate(file.size() - bytes);
    }
  }
}
