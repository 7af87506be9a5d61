package dev.runner.core.run;

import dev.runner.core.report.RunFiles;
import dev.runner.core.result.PublishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Copies the files that tests have published into the folder of a merged run. */
final class MergedFiles {

  private final Path folder;

  /**
   * Makes a copier.
   *
   * @param runFolder the folder of the merged run
   */
  MergedFiles(Path runFolder) {
    this.folder = runFolder.resolve(RunFiles.FOLDER);
  }

  /**
   * Takes a file over, into a folder of its own for each run.
   *
   * @return what it is called now; a file that is gone is not kept
   */
  PublishedFile take(MergePart part, PublishedFile file) {
    if (file.content().isEmpty()) {
      return file;
    }
    PublishedFile.Content content = file.content().get();
    Path source = part.folder().resolve(RunFiles.FOLDER).resolve(content.path());
    if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
      return PublishedFile.notKept(
          file.name(), file.mediaType(), file.size(), "it was not there when runs were merged");
    }
    String path = part.run() + "/" + content.path();
    copy(source, folder.resolve(path));
    return new PublishedFile(
        file.name(),
        file.mediaType(),
        file.size(),
        Optional.of(new PublishedFile.Content(path, content.sha256())),
        file.note());
  }

  private static void copy(Path source, Path target) {
    try {
      Files.createDirectories(target.getParent());
      if (!Files.exists(target)) {
        Files.copy(source, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot copy '%s' to '%s': %s".formatted(source, target, e), e));
    }
  }
}
