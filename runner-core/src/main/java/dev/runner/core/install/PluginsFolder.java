package dev.runner.core.install;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.trust.SignatureCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder of a workspace in which plugins are installed. */
public final class PluginsFolder {

  private final Path folder;

  /** Looks at a folder, which need not exist. */
  public PluginsFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts a jar there, under its id and version; it is there wholly or not at all.
   *
   * @return where it is
   * @throws IOException if it cannot be written
   */
  public Path put(FetchedJar fetched, PluginId id, String version) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve("%s-%s.jar".formatted(id, version));
    Path signature = SignatureCheck.fileOf(fetched.jar());
    if (Files.exists(signature)) {
      move(signature, SignatureCheck.fileOf(target));
    } else {
      Files.deleteIfExists(SignatureCheck.fileOf(target));
    }
    move(fetched.jar(), target);
    return target;
  }

  /**
   * Takes a jar away, with its signature.
   *
   * @throws IOException if it cannot be deleted
   */
  public void take(Path jar) throws IOException {
    Files.deleteIfExists(jar);
    Files.deleteIfExists(SignatureCheck.fileOf(jar));
  }

  /** Copies beside the target first: what was fetched may lie on another disk. */
  private void move(Path from, Path to) throws IOException {
    Path draft = folder.resolve("." + to.getFileName() + ".new");
    try {
      Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
