package dev.runner.core.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells workspaces apart that share a store, wherever their folders are.
 *
 * @param workspace whose id it is; a copy of its folder has the same, unless {@code .runner} is
 *     left out
 */
record WorkspaceIdentity(Workspace workspace) {

  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  /** Returns the id, if the workspace has one. */
  Optional<String> find() {
    try {
      return Optional.of(Files.readString(file()).strip()).filter(id -> ID.matcher(id).matches());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the id, which is made if need be.
   *
   * @throws IOException if it cannot be kept
   */
  String get() throws IOException {
    Optional<String> known = find();
    return known.isPresent() ? known.get() : make();
  }

  private String make() throws IOException {
    Files.createDirectories(workspace.data());
    Path draft = Files.createTempFile(workspace.data(), "workspace-id", ".tmp");
    try {
      Files.writeString(draft, UUID.randomUUID() + "\n");
      try {
        Files.createLink(file(), draft); // of several at once one wins
      } catch (FileAlreadyExistsException e) {
        return replaced(draft);
      } catch (FileSystemException | UnsupportedOperationException e) {
        // not every file system has links
        Files.move(draft, file(), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
    return find().orElseThrow(() -> new IOException("cannot read '" + file() + "'"));
  }

  /** Returns what another process has made meanwhile; a damaged file gives way. */
  private String replaced(Path draft) throws IOException {
    Optional<String> other = find();
    if (other.isPresent()) {
      return other.get();
    }
    Files.move(draft, file(), StandardCopyOption.REPLACE_EXISTING);
    return find().orElseThrow(() -> new IOException("cannot read '" + file() + "'"));
  }

  private Path file() {
    return workspace.data().resolve("workspace-id");
  }
}
