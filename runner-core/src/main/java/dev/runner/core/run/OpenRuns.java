package dev.runner.core.run;

import dev.runner.core.result.RunId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a workspace whose results are not stored completely: those under way, and those whose
 * process was killed.
 *
 * <p>Each has a file, which its process holds a lock on: the lock goes with the process, the file
 * stays until the run is stored.
 */
final class OpenRuns {

  private final Path folder;

  /**
   * Looks at a workspace.
   *
   * @param workspace its folder
   */
  OpenRuns(Path workspace) {
    this.folder = new Workspace(workspace).openRuns();
  }

  /**
   * Notes that this process works on a run.
   *
   * @throws IOException if it cannot be noted, or another process works on it
   */
  Claim claim(RunId run) throws IOException {
    return tryClaim(run)
        .orElseThrow(() -> new IOException("another process works on run '" + run + "'"));
  }

  /**
   * Claims the runs that nobody works on any more, one after the other: there may be more of them
   * than files that a process may have open.
   *
   * @param taker is called for each in the calling thread; its claim ends with the call
   */
  void eachAbandoned(Taker taker) throws IOException {
    String @Nullable [] names = folder.toFile().list();
    if (names == null) {
      return;
    }
    for (String name : Arrays.stream(names).sorted().toList()) {
      Optional<RunId> run = runId(name).filter(id -> Files.exists(folder.resolve(name)));
      Optional<Claim> claimed = run.isPresent() ? tryClaim(run.get()) : Optional.empty();
      if (claimed.isPresent()) {
        try (Claim claim = claimed.get()) {
          taker.take(claim);
        }
      }
    }
  }

  /**
   * Notes that this process works on a run, unless another one does.
   *
   * @throws IOException if it cannot be noted
   */
  Optional<Claim> tryClaim(RunId run) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(run.toString());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new Claim(run, file, channel));
      }
    } catch (OverlappingFileLockException e) {
      // another thread of this process
    }
    channel.close();
    return Optional.empty();
  }

  private static Optional<RunId> runId(String name) {
    try {
      return Optional.of(RunId.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not ours
    }
  }

  /** Takes a run that nobody works on. */
  @FunctionalInterface
  interface Taker {
    void take(Claim claim) throws IOException;
  }

  /**
   * The right to write a run's results.
   *
   * @param run the run
   * @param file says that the run is open
   * @param lock says that this process works on it
   */
  record Claim(RunId run, Path file, FileChannel lock) implements AutoCloseable {

    /** Notes that all of the run is stored. */
    void fulfilled() throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
      lock.close();
    }
  }
}
