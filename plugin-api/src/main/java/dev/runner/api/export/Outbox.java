package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What the runner keeps of each thing that an exporter sends: one outbox for each run and target.
 * An item is known for good when the method that tells of it has returned. Safe for several
 * threads.
 *
 * <p>In a dry run it can be asked; what it is told is dropped.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Outbox {

  /**
   * Returns what is known of items.
   *
   * @param keys what the exporter calls them
   * @return the items by key, without those of which nothing is known
   */
  Map<String, OutboxItem> find(Collection<String> keys);

  /**
   * Tells of items, each in the place of what was known of it. They are kept in portions of a
   * thousand; of each, all are kept or none.
   *
   * @param items any number of them
   */
  void record(List<OutboxItem> items);

  /**
   * Tells whether an item is to be sent: it never was, other content was, or it failed. When only
   * the rest of an export is asked for ({@code --resume}), one that failed for good is not.
   *
   * @param known what is known of the item
   * @param content what it would hold now, as a digest or version
   * @return whether to send it
   */
  boolean isOpen(Optional<OutboxItem> known, String content);

  /**
   * Returns what is known of an item.
   *
   * @param key what the exporter calls it
   * @return the item; empty if nothing is known
   */
  default Optional<OutboxItem> find(String key) {
    return Optional.ofNullable(find(List.of(key)).get(key));
  }

  /**
   * Tells whether an item is to be sent.
   *
   * @param key what the exporter calls it
   * @param content what it would hold now, as a digest or version
   * @return whether to send it
   */
  default boolean isOpen(String key, String content) {
    return isOpen(find(key), content);
  }

  /**
   * Tells that an item is about to be sent. Where it stays like this, nobody knows whether it
   * arrived: ask the other side for it before it is sent again.
   *
   * @param key what the exporter calls it
   * @param content what it holds, as a digest or version
   */
  default void pending(String key, String content) {
    record(List.of(OutboxItem.pending(key, content)));
  }

  /**
   * Tells that the other side has an item.
   *
   * @param key what the exporter calls it
   * @param content what it holds, as a digest or version
   * @param remoteId what the other side calls it
   */
  default void sent(String key, String content, String remoteId) {
    record(List.of(OutboxItem.sent(key, content, remoteId)));
  }

  /**
   * Tells that the other side has an item, and where it can be seen.
   *
   * @param key what the exporter calls it
   * @param content what it holds, as a digest or version
   * @param remoteId what the other side calls it
   * @param link its page
   */
  default void sent(String key, String content, String remoteId, URI link) {
    record(List.of(OutboxItem.sent(key, content, remoteId).linked(link)));
  }

  /**
   * Tells that the other side does not have an item.
   *
   * @param key what the exporter calls it
   * @param content what it holds, as a digest or version
   * @param reason why, in a sentence without secrets
   * @param retry whether sending it again may help, as after a time-out, and not after a refusal
   */
  default void failed(String key, String content, String reason, boolean retry) {
    record(List.of(OutboxItem.failed(key, content, reason, retry)));
  }
}
