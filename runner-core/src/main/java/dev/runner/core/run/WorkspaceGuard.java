package dev.runner.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to change the installed plugins of a workspace, which one process has at a time.
 *
 * @param channel holds the lock until it is closed
 */
record WorkspaceGuard(FileChannel channel) implements AutoCloseable {

  /** Waits for the right. */
  static WorkspaceGuard of(Workspace workspace) {
    Path file = workspace.data().resolve("plugins.guard");
    try {
      Files.createDirectories(workspace.data());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new WorkspaceGuard(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write '" + file + "'", e);
    }
  }

  /** Tells whether this process has it. */
  boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
