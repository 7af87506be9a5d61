package dev.runner.core.fork;

import dev.runner.api.export.ExportedTest;
import java.util.List;
import java.util.Optional;

/**
 * A test on its way to an exporter.
 *
 * @param test the test, without its files
 * @param attempt the number of its last attempt
 * @param files what that has published
 * @param output what it has written, a file for each stream
 */
public record TestSheet(
    ExportedTest test, int attempt, List<FileSheet> files, List<FileSheet> output) {

  /** Copies the files. */
  public TestSheet {
    files = List.copyOf(files);
    output = List.copyOf(output);
  }

  /**
   * A file without its content.
   *
   * @param name its name
   * @param mediaType its media type, if known
   * @param size its size in bytes
   */
  public record FileSheet(String name, Optional<String> mediaType, long size) {}
}
