package dev.runner.core.stream;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where lines go: a file, or a file descriptor that the caller of this process has opened.
 *
 * <p>A descriptor is opened through {@code /proc/self/fd} or {@code /dev/fd}; one that is a socket
 * cannot be. Only one that is open for writing is taken: others may be files of the JVM itself.
 */
final class StreamTarget {

  private static final Pattern DESCRIPTOR = Pattern.compile("fd:(.*)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
  private static final Path ACCOUNTS = Path.of("/proc/self/fdinfo");
  private static final List<Path> FOLDERS = List.of(Path.of("/proc/self/fd"), Path.of("/dev/fd"));
  private static final int WAYS_TO_OPEN = 3;

  private StreamTarget() {}

  /**
   * Opens a target; a file is emptied, its folders are made.
   *
   * @param target a path, or {@code fd:N}
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if no descriptor has such a number, or it cannot be used
   */
  static OutputStream open(String target) throws IOException {
    Matcher descriptor = DESCRIPTOR.matcher(target);
    if (descriptor.matches()) {
      return descriptor(descriptor.group(1));
    }
    Path file = Path.of(target).toAbsolutePath();
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    return Files.newOutputStream(file);
  }

  private static OutputStream descriptor(String number) throws IOException {
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no file descriptor (expected fd:1, fd:2, or the number of one that the caller has opened)"
              .formatted(number));
    }
    if (number.equals("1") || number.equals("2")) {
      return new FileOutputStream(number.equals("1") ? FileDescriptor.out : FileDescriptor.err);
    }
    Path folder =
        FOLDERS.stream()
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "this system has neither /proc/self/fd nor /dev/fd: name a file, or fd:1"));
    Path place = folder.resolve(number);
    if (!Files.exists(place) || !isWritable(number)) {
      throw new IllegalArgumentException(
          "file descriptor %s is not open for writing: open it, as with %s>FILE in a shell"
              .formatted(number, number));
    }
    return Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Asks the system how a descriptor was opened; one that does not tell lets a writer find out. */
  private static boolean isWritable(String number) throws IOException {
    Path account = ACCOUNTS.resolve(number);
    if (!Files.exists(account)) {
      return true;
    }
    for (String line : Files.readAllLines(account)) {
      if (line.startsWith("flags:")) {
        return Integer.parseInt(line.substring("flags:".length()).strip(), 8) % (WAYS_TO_OPEN + 1)
            != 0;
      }
    }
    return true;
  }
}
