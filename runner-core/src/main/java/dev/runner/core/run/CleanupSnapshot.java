package dev.runner.core.run;

import dev.runner.api.service.Residue;
import dev.runner.core.file.WholeFile;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plugin listed before tests ran: types and ids, no names.
 *
 * @param at when
 * @param things what there was, each as its type and id
 */
record CleanupSnapshot(Instant at, Set<String> things) {

  private static final String END = ".snapshot";

  /** Copies the set. */
  CleanupSnapshot {
    things = Set.copyOf(things);
  }

  /** Returns a snapshot of what is listed now. */
  static CleanupSnapshot of(List<Residue> listed) {
    Set<String> things = new HashSet<>();
    listed.forEach(residue -> things.add(key(residue)));
    return new CleanupSnapshot(Instant.now(), things);
  }

  /** Tells whether a thing was there. */
  boolean holds(Residue residue) {
    return things.contains(key(residue));
  }

  /** Writes it, in the place of an older one. */
  void write(Path folder, PluginId plugin) throws IOException {
    Files.createDirectories(folder);
    List<String> lines = new ArrayList<>(List.of(at.toString()));
    things.stream().sorted().forEach(lines::add);
    WholeFile.replace(folder.resolve(plugin.value() + END), lines);
  }

  /**
   * Reads the snapshot of a plugin; empty if there is none.
   *
   * @throws IOException if it cannot be read, or is not what was written
   */
  static Optional<CleanupSnapshot> read(Path folder, PluginId plugin) throws IOException {
    Path file = folder.resolve(plugin.value() + END);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return Optional.of(
          new CleanupSnapshot(
              Instant.parse(lines.get(0)), new HashSet<>(lines.subList(1, lines.size()))));
    } catch (DateTimeParseException | IndexOutOfBoundsException e) {
      throw new IOException("'" + file + "' is damaged: take another one", e);
    }
  }

  private static String key(Residue residue) {
    return encoded(residue.type()) + " " + encoded(residue.id());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
