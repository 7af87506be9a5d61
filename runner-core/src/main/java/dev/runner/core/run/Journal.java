package dev.runner.core.run;

import dev.runner.core.event.EventCodec;
import dev.runner.core.event.RunEvent;
import dev.runner.core.wire.Frames;
import dev.runner.core.wire.WireException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file that a run's events are written to before anything else is done with them. It survives
 * what the store may not; the store can be filled from it at any time.
 */
final class Journal implements AutoCloseable {

  private final Path path;
  private final FileChannel file;
  private final Frames.Writer writer;
  private boolean whole = true;

  private Journal(Path path, FileChannel file, int frames) {
    this.path = path;
    this.file = file;
    this.writer = new Frames.Writer(file, frames);
  }

  /**
   * Creates the journal of a new run.
   *
   * @throws IOException if it exists already or cannot be created
   */
  static Journal create(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    return new Journal(
        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 0);
  }

  /**
   * Opens the journal of a run that is resumed; what a dying process left behind the last whole
   * event is cut off.
   *
   * @throws IOException if it does not exist or cannot be opened
   */
  static Journal proceed(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Frames.Reader reader = new Frames.Reader(file);
      int frames = 0;
      long size = 0;
      for (Optional<byte[]> frame = next(reader); frame.isPresent(); frame = next(reader)) {
        frames++;
        size += Frames.length(frame.get());
      }
      file.truncate(size).position(size);
      return new Journal(path, file, frames);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Adds events and returns once they survive the end of this machine.
   *
   * @throws IOException if they do not
   */
  void append(List<RunEvent> events) throws IOException {
    write(events);
    file.force(false);
  }

  /**
   * Adds events that may not survive the end of this machine: a disk that has failed to sync must
   * not be asked again, as it might say that all is well.
   *
   * @throws IOException if they cannot be written, after which no others may be
   */
  void write(List<RunEvent> events) throws IOException {
    boolean before = whole;
    whole = false;
    for (RunEvent event : events) {
      writer.write(EventCodec.encode(event));
    }
    writer.flush();
    whole = before;
  }

  /** Tells whether all events could be written, so that those behind them can be read. */
  boolean isWhole() {
    return whole;
  }

  /** Tells whether the file can still be found. */
  boolean isThere() {
    return Files.exists(path);
  }

  /**
   * Reads what this journal holds by now.
   *
   * @param events takes each event, in order
   * @throws IOException if the file cannot be read
   */
  void replay(Consumer<RunEvent> events) throws IOException {
    replay(path, events);
  }

  /**
   * Reads a journal up to its end, or to where a dying process left it.
   *
   * @param events takes each event, in order
   * @throws IOException if the file cannot be read
   */
  static void replay(Path path, Consumer<RunEvent> events) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      Frames.Reader reader = new Frames.Reader(file);
      for (Optional<byte[]> frame = next(reader); frame.isPresent(); frame = next(reader)) {
        events.accept(EventCodec.decode(frame.get()));
      }
    }
  }

  /** Returns the first event of a journal; empty if there is none in it. */
  static Optional<RunEvent> first(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return next(new Frames.Reader(file)).map(EventCodec::decode);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * A damaged frame can only be the last one that a dying machine wrote: the log ends before it.
   */
  private static Optional<byte[]> next(Frames.Reader reader) throws IOException {
    try {
      return reader.read();
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
