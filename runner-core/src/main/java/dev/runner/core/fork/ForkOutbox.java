package dev.runner.core.fork;

import dev.runner.api.export.Outbox;
import dev.runner.api.export.OutboxItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The supervisor's outbox, seen from the exporter. Safe for several threads. */
final class ForkOutbox implements Outbox {

  private static final int LONGEST_KEY = 2_000;
  private static final int LONGEST_REASON = 4_000;

  /** A call of an exporter that tells of a million items must not need a message of their size. */
  private static final int AT_ONCE = 1_000;

  private final ExportTalk talk;
  private final boolean dryRun;
  private final boolean onlyRest;

  /**
   * Creates it.
   *
   * @param talk where the supervisor is asked
   * @param dryRun whether it keeps nothing
   * @param onlyRest whether what has failed for good is left
   */
  ForkOutbox(ExportTalk talk, boolean dryRun, boolean onlyRest) {
    this.talk = talk;
    this.dryRun = dryRun;
    this.onlyRest = onlyRest;
  }

  @Override
  public Map<String, OutboxItem> find(Collection<String> keys) {
    Map<String, OutboxItem> found = new HashMap<>();
    for (List<String> some : parts(List.copyOf(keys))) {
      talk.ask(new ExportQuestion.Find(some), ExportReply.Items.class)
          .items()
          .forEach(item -> found.put(item.key(), item));
    }
    return found;
  }

  @Override
  public void record(List<OutboxItem> items) {
    items.forEach(ForkOutbox::check);
    if (!dryRun) {
      for (List<OutboxItem> some : parts(items)) {
        List<OutboxItem> all = some.stream().map(ForkOutbox::shortened).toList();
        talk.ask(new ExportQuestion.Keep(all), ExportReply.Done.class);
      }
    }
  }

  @Override
  public boolean isOpen(Optional<OutboxItem> known, String content) {
    return known.map(item -> item.isOpen(content, onlyRest)).orElse(true);
  }

  private static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return parts;
  }

  private static void check(OutboxItem item) {
    if (item.key().isEmpty() || item.key().length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "The key of an outbox item has %d characters (allowed are 1 to %d): use a digest"
              .formatted(item.key().length(), LONGEST_KEY));
    }
    if (item.content().length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "The content of outbox item '%s' has %d characters (allowed are %d): use a digest"
              .formatted(item.key(), item.content().length(), LONGEST_KEY));
    }
  }

  private static OutboxItem shortened(OutboxItem item) {
    String reason = item.reason();
    return reason.length() <= LONGEST_REASON
        ? item
        : new OutboxItem(
            item.key(),
            item.state(),
            item.content(),
            item.remoteId(),
            item.link(),
            reason.substring(0, LONGEST_REASON) + "...",
            item.retry());
  }
}
