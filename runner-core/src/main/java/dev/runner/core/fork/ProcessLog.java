package dev.runner.core.fork;

import dev.runner.core.event.OutputStreamKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file with what went past a process's captured streams. It may be of any size and is read in
 * parts only.
 *
 * @param file where it is
 */
record ProcessLog(Path file) {

  private static final int END = 4000;

  /** Returns the log's beginning and end; nothing if it is empty or cannot be read. */
  List<FromFork.Output> read() {
    try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = log.size();
      long head = Math.min(size, CappedOutput.HEAD);
      long tail = Math.min(size - head, CappedOutput.TAIL);
      List<FromFork.Output> parts = new ArrayList<>();
      parts.add(output(log, 0, head, 0));
      parts.add(output(log, size - tail, tail, size - head - tail));
      parts.removeIf(part -> part.bytes().length == 0);
      return parts;
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Returns its last words; empty text if there are none or they cannot be read. */
  String end() {
    try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = Math.min(log.size(), END);
      byte[] bytes = output(log, log.size() - length, length, 0).bytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static FromFork.Output output(FileChannel log, long from, long length, long skipped)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining() && log.read(bytes, from + bytes.position()) >= 0) {
      // goes on to the end, which a file that shrinks may reach early
    }
    byte[] read = Arrays.copyOf(bytes.array(), bytes.position());
    return new FromFork.Output(0, OutputStreamKind.PROCESS, read, skipped);
  }
}
