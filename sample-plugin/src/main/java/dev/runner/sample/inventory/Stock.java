package dev.runner.sample.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The items that a server holds, in memory. Safe for use by several threads. */
final class Stock {

  private final Map<Long, Item> items = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  Item add(int quantity, String name) {
    Item item = new Item(lastId.incrementAndGet(), quantity, name);
    items.put(item.id(), item);
    return item;
  }

  Optional<Item> find(long id) {
    return Optional.ofNullable(items.get(id));
  }

  boolean remove(long id) {
    return items.remove(id) != null;
  }

  List<Item> page(String name, SortOrder order, int page, int size) {
    return items.values().stream()
        .filter(item -> item.name().contains(name))
        .sorted(order.comparator())
        .skip((page - 1L) * size)
        .limit(size)
        .toList();
  }
}
