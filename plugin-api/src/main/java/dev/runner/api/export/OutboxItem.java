package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What is known of one thing that an exporter sends.
 *
 * @param key what the exporter calls it, unique for the run and target; no secret
 * @param state what became of it
 * @param content what it holds, as a digest or version: other content is sent again
 * @param remoteId what the other side calls it
 * @param link where it can be seen
 * @param reason why it failed; empty if it did not
 * @param retry whether sending it again may help
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record OutboxItem(
    String key,
    State state,
    String content,
    Optional<String> remoteId,
    Optional<URI> link,
    String reason,
    boolean retry) {

  /**
   * What became of an item.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public enum State {
    /** It was about to be sent; nobody knows whether it arrived. */
    PENDING,
    /** The other side has it. */
    SENT,
    /** The other side does not have it. */
    FAILED
  }

  /**
   * Returns an item that is about to be sent.
   *
   * @param key what the exporter calls it
   * @param content what it holds
   * @return the item
   */
  public static OutboxItem pending(String key, String content) {
    return new OutboxItem(
        key, State.PENDING, content, Optional.empty(), Optional.empty(), "", true);
  }

  /**
   * Returns an item that the other side has.
   *
   * @param key what the exporter calls it
   * @param content what it holds
   * @param remoteId what the other side calls it
   * @return the item
   */
  public static OutboxItem sent(String key, String content, String remoteId) {
    return new OutboxItem(
        key, State.SENT, content, Optional.of(remoteId), Optional.empty(), "", false);
  }

  /**
   * Returns an item that the other side does not have.
   *
   * @param key what the exporter calls it
   * @param content what it holds
   * @param reason why, in a sentence without secrets
   * @param retry whether sending it again may help
   * @return the item
   */
  public static OutboxItem failed(String key, String content, String reason, boolean retry) {
    return new OutboxItem(
        key, State.FAILED, content, Optional.empty(), Optional.empty(), reason, retry);
  }

  /**
   * Returns this item with its page.
   *
   * @param page where it can be seen
   * @return another item
   */
  public OutboxItem linked(URI page) {
    return new OutboxItem(key, state, content, remoteId, Optional.of(page), reason, retry);
  }

  /**
   * Tells whether an item is to be sent.
   *
   * @param now what it would hold now
   * @param onlyRest whether only the rest of an export is asked for
   * @return whether it was not sent with that content; with only the rest, nor refused for good
   */
  public boolean isOpen(String now, boolean onlyRest) {
    return !content.equals(now)
        || state == State.PENDING
        || (state == State.FAILED && (retry || !onlyRest));
  }
}
