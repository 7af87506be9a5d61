package dev.runner.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What a file of the cache was when it was written there.
 *
 * @param name its path below its plugin's folder, with slashes
 * @param sha256 its digest in hexadecimal
 * @param size in bytes
 * @param changed when its bytes or attributes were last changed, in nanoseconds since 1970
 */
record SealedFile(String name, String sha256, long size, long changed) {

  static SealedFile of(Path folder, String name) throws IOException {
    return of(folder, name, digest(folder.resolve(name)));
  }

  private static SealedFile of(Path folder, String name, String sha256) throws IOException {
    Path file = folder.resolve(name);
    return new SealedFile(name, sha256, Files.size(file), changed(file));
  }

  /** Tells, without reading the file, whether nobody can have changed it. */
  boolean isUntouched(Path folder) throws IOException {
    Path file = folder.resolve(name);
    return changed == changed(file) && size == Files.size(file);
  }

  /**
   * Reads the file again.
   *
   * @return the same digest with today's attributes, or another digest
   */
  SealedFile readAgain(Path folder) throws IOException {
    return of(folder, name);
  }

  /** Returns the digest of a file in hexadecimal. */
  static String digest(Path file) throws IOException {
    return JarDigest.of(file);
  }

  /** The time of the last change of attributes cannot be set back, so it is taken where it is. */
  private static long changed(Path file) throws IOException {
    FileTime time =
        file.getFileSystem().supportedFileAttributeViews().contains("unix")
            ? (FileTime) Files.getAttribute(file, "unix:ctime")
            : Files.getLastModifiedTime(file);
    return time.to(java.util.concurrent.TimeUnit.NANOSECONDS);
  }
}
