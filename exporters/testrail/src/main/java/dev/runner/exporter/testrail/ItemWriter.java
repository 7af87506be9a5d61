package dev.runner.exporter.testrail;

import dev.runner.api.export.Outbox;
import dev.runner.api.export.OutboxItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the outbox of items many at once, of those alone that are open. */
final class ItemWriter {

  private static final int AT_ONCE = 500;

  private final Outbox outbox;
  private final List<OutboxItem> waiting = new ArrayList<>();

  ItemWriter(Outbox outbox) {
    this.outbox = outbox;
  }

  void add(OutboxItem item) {
    waiting.add(item);
    if (waiting.size() == AT_ONCE) {
      flush();
    }
  }

  /** Tells of those that wait. */
  void flush() {
    Map<String, OutboxItem> known = outbox.find(waiting.stream().map(OutboxItem::key).toList());
    outbox.record(
        waiting.stream()
            .filter(
                item -> outbox.isOpen(Optional.ofNullable(known.get(item.key())), item.content()))
            .toList());
    waiting.clear();
  }
}
