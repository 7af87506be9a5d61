package dev.runner.core.report;

import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.RunId;
import java.nio.file.Path;

/**
 * Where the files lie that tests have published.
 *
 * @param runs the folder that holds one for each run, absolute
 */
public record RunFiles(Path runs) {

  /** The folder with the files, in the folder of a run. */
  public static final String FOLDER = "files";

  /** Returns where the content of a file is, absolute; it may have been removed since. */
  public Path of(RunId run, PublishedFile.Content content) {
    return runs.resolve(run.toString()).resolve(FOLDER).resolve(content.path());
  }
}
