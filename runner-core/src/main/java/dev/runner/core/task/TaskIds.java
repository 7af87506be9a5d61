package dev.runner.core.task;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** Gives tasks that have no uuid one of their file's content: the same each time it is read. */
final class TaskIds {

  private final String digest;
  private final Set<UUID> given = new HashSet<>();

  /**
   * Creates it.
   *
   * @param digest that of the file
   */
  TaskIds(byte[] digest) {
    this.digest = HexFormat.of().formatHex(digest);
  }

  /** Returns the uuid that a task has; another one if it has none, or the one before has it. */
  UUID of(String said) {
    UUID id;
    try {
      id = UUID.fromString(said);
    } catch (IllegalArgumentException e) {
      id = made();
    }
    return given.add(id) ? id : of("");
  }

  private UUID made() {
    String text = "task of a file\n" + digest + "\n" + given.size();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
