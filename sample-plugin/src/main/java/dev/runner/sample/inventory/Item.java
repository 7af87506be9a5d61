package dev.runner.sample.inventory;

/**
 * A thing in stock.
 *
 * @param id the number that the service gave it, never used twice
 * @param quantity how many there are, never negative
 * @param name what it is called, in one line, never blank; several items may share a name
 */
public record Item(long id, int quantity, String name) {

  /** Refuses what the service would refuse. */
  public Item {
    if (quantity < 0) {
      throw new IllegalArgumentException(
          "Invalid quantity '" + quantity + "' of item '" + name + "' (allowed are 0 and more)");
    }
    if (name.isBlank() || name.lines().count() > 1) {
      throw new IllegalArgumentException(
          "Invalid name '" + name + "' of an item (allowed is one line that is not blank)");
    }
  }

  /**
   * Reads an item from the line that stands for it on the wire.
   *
   * @param line id, quantity and name, separated by single spaces
   * @return the item
   * @throws IllegalArgumentException if the line is no item
   */
  static Item parse(String line) {
    String[] parts = line.split(" ", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "Invalid item '" + line + "' (expected id, quantity and name, as in '7 40 steel bolt')");
    }
    return new Item(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]);
  }

  /**
   * Writes the item as one line.
   *
   * @return what {@link #parse} reads
   */
  String line() {
    return id + " " + quantity + " " + name;
  }
}
