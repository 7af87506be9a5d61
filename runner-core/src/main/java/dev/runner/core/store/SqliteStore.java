package dev.runner.core.store;

import java.nio.file.Path;

/** Opens results stores in one SQLite file on a local disk, which several processes may share. */
public final class SqliteStore {

  private SqliteStore() {}

  /**
   * Opens a store; makes the file, its folders and its schema if absent, and brings an old schema
   * up to date after a backup beside the file.
   *
   * @param file the database
   * @param nativeLibraryFolder where the driver's native library is kept from one start to the
   *     next; made if absent
   * @return the store; the caller closes it
   * @throws StoreException if the file cannot be opened, has a newer schema, or is something else
   */
  public static ResultStore open(Path file, Path nativeLibraryFolder) {
    return open(file, nativeLibraryFolder, Schema.newest());
  }

  /**
   * Opens a store without any run, which is in memory only.
   *
   * @param nativeLibraryFolder where the driver's native library is kept; made if absent
   * @return the store; the caller closes it
   */
  static ResultStore empty(Path nativeLibraryFolder) {
    new NativeLibrary(nativeLibraryFolder).provide();
    return SqlStore.open(new MemoryDatabase(), Schema.newest());
  }

  static ResultStore open(Path file, Path nativeLibraryFolder, Schema schema) {
    new NativeLibrary(nativeLibraryFolder).provide();
    return SqlStore.open(new SqliteDatabase(file), schema);
  }
}
