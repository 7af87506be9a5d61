package dev.runner.core.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;

/**
 * Gives each node a folder of its own for the files that it publishes: {@code 12-adds}, by the
 * number of the node, so that names of any length and kind will do and no two share one.
 */
final class NodeFolders implements OutputDirectoryCreator {

  private static final int LONGEST = 60;

  private final Path root;
  private final Function<TestDescriptor, String> names;

  /**
   * Creates the folders' creator.
   *
   * @param root the folder above
   * @param names gives a node its number and name
   */
  NodeFolders(Path root, Function<TestDescriptor, String> names) {
    this.root = root;
    this.names = names;
  }

  @Override
  public Path getRootDirectory() {
    return root;
  }

  @Override
  public Path createOutputDirectory(TestDescriptor descriptor) throws IOException {
    String safe = names.apply(descriptor).replaceAll("[^A-Za-z0-9._-]", "_");
    return Files.createDirectories(
        root.resolve(safe.substring(0, Math.min(safe.length(), LONGEST))));
  }
}
