package dev.runner.core.run;

import dev.runner.core.event.EventCodec;
import dev.runner.core.event.RunEvent;
import dev.runner.core.report.RunFiles;
import dev.runner.core.wire.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What has been read of an import, on disk: nothing is known of a run before all of it was read,
 * and nothing of it is to stay if it cannot be.
 */
final class ImportDraft implements AutoCloseable {

  private final Path folder;
  private final FileChannel file;
  private final Frames.Writer writer;

  private ImportDraft(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
    this.writer = new Frames.Writer(file);
  }

  /** Begins one in a workspace. */
  static ImportDraft begin(Workspace workspace) throws IOException {
    Path drafts = workspace.data().resolve("imports");
    Path folder = drafts.resolve(UUID.randomUUID().toString());
    Files.createDirectories(folder);
    removeOld(drafts);
    FileChannel file =
        FileChannel.open(
            folder.resolve("events"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new ImportDraft(folder, file);
  }

  /** Returns where files are kept that come with the results. */
  Path files() {
    return folder.resolve(RunFiles.FOLDER);
  }

  /** Adds an event. */
  void add(RunEvent event) {
    try {
      writer.write(EventCodec.encode(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands over all events, the first one first. */
  void replay(Consumer<RunEvent> events) throws IOException {
    writer.flush();
    Journal.replay(folder.resolve("events"), events);
  }

  /** Puts the files where those of a run lie. */
  void moveFiles(Path runFolder) throws IOException {
    Files.createDirectories(runFolder);
    if (Files.exists(files())) {
      remove(runFolder.resolve(RunFiles.FOLDER));
      Files.move(files(), runFolder.resolve(RunFiles.FOLDER));
    }
  }

  /** Leaves nothing behind. */
  @Override
  public void close() throws IOException {
    file.close();
    remove(folder);
  }

  /** Removes what killed imports have left behind. */
  private static void removeOld(Path drafts) throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    List<Path> all;
    try (Stream<Path> folders = Files.list(drafts)) {
      all = folders.toList();
    }
    for (Path folder : all) {
      if (Files.exists(folder) && Files.getLastModifiedTime(folder).compareTo(old) < 0) {
        remove(folder);
      }
    }
  }

  /** Removes a folder with all that is in it, if it is there. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
