package dev.runner.sample.inventory;

import java.util.Comparator;

/** The orders in which items can be listed. */
public enum SortOrder {
  /** By name, items of the same name by id. */
  NAME(Comparator.comparing(Item::name).thenComparing(Item::id)),
  /** By quantity, fewest first, items of the same quantity by id. */
  QUANTITY(Comparator.comparing(Item::quantity).thenComparing(Item::id));

  private final Comparator<Item> comparator;

  SortOrder(Comparator<Item> comparator) {
    this.comparator = comparator;
  }

  /**
   * Returns the order as code.
   *
   * @return a comparator that holds no two items of different ids equal
   */
  public Comparator<Item> comparator() {
    return comparator;
  }
}
