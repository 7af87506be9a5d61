package dev.runner.core.run;

import dev.runner.core.shard.TextDigest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to send a run or a task to a target: two processes at once would send things twice. It
 * goes with its process.
 *
 * @param channel holds the lock
 */
record ExportLock(FileChannel channel) implements AutoCloseable {

  /**
   * Takes it; empty if another process has it.
   *
   * @param subject the id of the run or task
   */
  static Optional<ExportLock> take(Workspace workspace, String subject, String target)
      throws IOException {
    Path folder = Files.createDirectories(workspace.exports());
    FileChannel channel =
        FileChannel.open(
            folder.resolve(subject + "-" + new TextDigest().add(target).text()),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new ExportLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // another thread of this process
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
