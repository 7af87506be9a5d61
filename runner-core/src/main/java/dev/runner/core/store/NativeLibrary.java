package dev.runner.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks the driver's native library once.
 *
 * <p>Left alone, the driver unpacks it at every start, and asks other processes what system it runs
 * on. Whatever goes wrong here or with the file later, the driver then falls back to that.
 */
final class NativeLibrary {

  private static final String PATH_PROPERTY = "org.sqlite.lib.path";
  private static final String NAME_PROPERTY = "org.sqlite.lib.name";

  private final Path folder;

  /**
   * Creates the step.
   *
   * @param folder holds the library for this system and every later start; made if absent
   */
  NativeLibrary(Path folder) {
    this.folder = folder;
  }

  /** Tells the driver where the library lies, after unpacking it if need be. */
  synchronized void provide() {
    if (System.getProperty(PATH_PROPERTY) != null) {
      return;
    }
    Path library = location();
    try {
      if (!Files.exists(library)) {
        unpack(library);
      }
      System.setProperty(NAME_PROPERTY, library.getFileName().toString());
      System.setProperty(PATH_PROPERTY, library.getParent().toString());
    } catch (IOException | SecurityException e) {
      // The driver's own way is slower, not wrong.
      System.clearProperty(PATH_PROPERTY);
    }
  }

  /** Names the file by what tells one library from another, without asking the driver for it. */
  private Path location() {
    String system = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    return folder
        .toAbsolutePath()
        .resolve("sqlite-" + SQLiteJDBCLoader.getVersion())
        .resolve(system.replace(' ', '_'))
        .resolve(System.mapLibraryName("sqlitejdbc"));
  }

  private static void unpack(Path library) throws IOException {
    Files.createDirectories(library.getParent());
    Path unfinished = Files.createTempFile(library.getParent(), "unpacking", ".tmp");
    try {
      try (InputStream packed = packed()) {
        Files.copy(packed, unfinished, StandardCopyOption.REPLACE_EXISTING);
      }
      // A library cut short by a power failure would kill the process that maps it.
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static InputStream packed() throws IOException {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    InputStream stream = SQLiteJDBCLoader.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("The driver has no library " + resource);
    }
    return stream;
  }
}
