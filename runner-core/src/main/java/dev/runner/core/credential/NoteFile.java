package dev.runner.core.credential;

import dev.runner.core.file.WholeFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Reads and writes small files of names and values, whole or not at all, for their owner alone. */
final class NoteFile {

  private static final String RUN = "run";
  private static final String PID = "pid";
  private static final String STARTED = "started";
  private static final String HOST = "host";

  private NoteFile() {}

  /** Makes a folder that only its owner can enter. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  /** Writes a file in the place of any that is there. */
  static void write(Path file, Map<String, String> values) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    WholeFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is not there or not what was written
   */
  static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + file + "' is damaged: " + e.getMessage(), e);
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return values;
  }

  /** Adds what is known of an owner. */
  static void owner(Map<String, String> values, LeaseOwner owner) {
    values.put(RUN, owner.run());
    values.put(PID, Long.toString(owner.pid()));
    owner.started().ifPresent(at -> values.put(STARTED, at.toString()));
    values.put(HOST, owner.host());
  }

  /**
   * Returns what is known of an owner.
   *
   * @throws RuntimeException if that is damaged
   */
  static LeaseOwner owner(Map<String, String> values) {
    return new LeaseOwner(
        values.getOrDefault(RUN, "?"),
        Long.parseLong(values.getOrDefault(PID, "0")),
        Optional.ofNullable(values.get(STARTED)).map(Instant::parse),
        values.getOrDefault(HOST, ""));
  }
}
