package dev.runner.exporter.http;

import dev.runner.api.export.Export;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the items that are not on the other side yet, some at a time, and tells the outbox of each.
 * For one thread.
 */
public final class Batches {

  /** After so many in a row the others are left: each would wait as long for nothing. */
  private static final int MOST_UNANSWERED = 3;

  private final Export export;
  private final Limits limits;
  private final Recipient recipient;
  private final List<Item> next = new ArrayList<>();
  private long bytes;
  private int unanswered;

  /**
   * How much is sent at a time.
   *
   * @param items the most items
   * @param bytes the most bytes of their bodies, exceeded by a single item alone
   */
  public record Limits(int items, long bytes) {}

  /** Who gets the items. */
  public interface Recipient {

    /** Returns the call with these items in a line, for a dry run. */
    String plan(List<Item> items);

    /**
     * Sends items.
     *
     * @return what became of each
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    List<OutboxItem> send(List<Item> items) throws InterruptedException;
  }

  /** Creates them; nothing is sent yet. */
  public Batches(Export export, Limits limits, Recipient recipient) {
    this.export = export;
    this.limits = limits;
    this.recipient = recipient;
  }

  /**
   * Adds an item, and sends what is there before that if it is enough.
   *
   * @return whether it makes sense to add more
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean add(Item item) throws InterruptedException {
    int size = item.bytes();
    if (!next.isEmpty() && bytes + size > limits.bytes()) {
      flush();
    }
    next.add(item);
    bytes += size;
    if (next.size() == limits.items()) {
      flush();
    }
    return unanswered < MOST_UNANSWERED;
  }

  /**
   * Sends the rest.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void finish() throws InterruptedException {
    if (unanswered < MOST_UNANSWERED) {
      flush();
    }
  }

  private void flush() throws InterruptedException {
    Map<String, OutboxItem> known = export.outbox().find(next.stream().map(Item::key).toList());
    List<Item> open =
        next.stream()
            .filter(
                item ->
                    export
                        .outbox()
                        .isOpen(Optional.ofNullable(known.get(item.key())), item.content()))
            .toList();
    next.clear();
    bytes = 0;
    if (open.isEmpty()) {
      return;
    }
    if (export.isDryRun()) {
      export.plan(recipient.plan(open));
      return;
    }
    export
        .outbox()
        .record(open.stream().map(i -> OutboxItem.pending(i.key(), i.content())).toList());
    List<OutboxItem> became = recipient.send(open);
    export.outbox().record(became);
    boolean silent = became.stream().allMatch(i -> i.state() == State.FAILED && i.retry());
    unanswered = silent ? unanswered + 1 : 0;
  }
}
