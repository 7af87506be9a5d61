package dev.runner.exporter.testapi;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.OutboxItem;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Answer.Kind;
import dev.runner.exporter.http.CallSettings;
import dev.runner.exporter.http.Delivery;
import dev.runner.exporter.http.Item;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/**
 * Adds results, which cannot be changed nor taken back there, and of which nothing says that two
 * are the same: before one is sent that may be there it is looked for.
 */
final class Push {

  private static final int MOST_PAGES = 50;

  private final URI results;
  private final Generation generation;
  private final String project;
  private final String buildTag;
  private final Optional<String> token;
  private final CallSettings calls;
  private final Delivery delivery;

  /**
   * Creates it; nothing is connected yet.
   *
   * @param results the address of all results
   * @param buildTag what the results are sent with
   */
  Push(URI results, Generation generation, String buildTag, PluginOptions options) {
    this.results = results;
    this.generation = generation;
    this.project = options.get("testapi.project", String.class);
    this.buildTag = buildTag;
    this.token = options.find("testapi.token", String.class);
    this.calls = CallSettings.of(options, TestApiOptions.GROUP);
    this.delivery = new Delivery(calls, "'testapi.token'");
  }

  /**
   * Sends a result unless it is there.
   *
   * @param mayBeThere whether it may have arrived before
   * @return what became of it
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  OutboxItem send(Item item, boolean mayBeThere) throws InterruptedException {
    boolean look = mayBeThere;
    for (int attempt = 1; ; attempt++) {
      if (look) {
        Looked looked = find(item);
        if (looked.id().isPresent()) {
          return sent(item, looked.id().get());
        }
        if (!looked.answer().accepted()) {
          return unclear(item, looked.answer());
        }
      }
      Answer answer = delivery.sendOnce(() -> post(item));
      if (answer.accepted()) {
        return sent(item, Listing.idOf(answer.body()).orElse("unknown"));
      }
      if (answer.kind() != Kind.LOST) {
        return refused(item, answer);
      }
      if (attempt == calls.attempts()) {
        return unclear(item, answer);
      }
      delivery.pause(attempt, answer);
      look = true;
    }
  }

  URI results() {
    return results;
  }

  /**
   * What was found.
   *
   * @param id the id of the result, if it is there
   * @param answer the last answer
   */
  private record Looked(Optional<String> id, Answer answer) {}

  private Looked find(Item item) throws InterruptedException {
    for (int page = 1; ; page++) {
      String query = generation.query(project, item.key(), buildTag, page);
      Answer answer = delivery.send(() -> request(URI.create(results + query)).GET());
      Optional<Listing> listing =
          answer.accepted() ? Listing.read(answer.body(), item.content()) : Optional.empty();
      if (listing.isEmpty()) {
        String why = answer.accepted() ? "its list of results cannot be read" : answer.text();
        return new Looked(Optional.empty(), answer.as(Kind.LOST, why));
      }
      if (listing.get().id().isPresent() || page >= Math.min(MOST_PAGES, listing.get().pages())) {
        return new Looked(listing.get().id(), answer);
      }
    }
  }

  private HttpRequest.Builder post(Item item) {
    return request(results)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(item.body()));
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    token.ifPresent(value -> request.header("X-Auth-Token", value));
    return request;
  }

  private OutboxItem sent(Item item, String id) {
    return OutboxItem.sent(item.key(), item.content(), id).linked(URI.create(results + "/" + id));
  }

  /** The next export looks for it, too. */
  private static OutboxItem unclear(Item item, Answer answer) {
    String why = "it may be there: " + answer.text();
    return OutboxItem.failed(item.key(), item.content(), why, true);
  }

  /**
   * A project, pod or case that is not there can be made: 403 of one generation, 404 of the other.
   */
  private static OutboxItem refused(Item item, Answer answer) {
    String said = answer.excerpt().replaceAll("<[^>]*>", "");
    String text = "it answered " + answer.status() + said;
    boolean noParent =
        answer.status() == 404
            || (answer.status() == 403 && answer.body().contains("Could Not Found"));
    String why =
        noParent
            ? text + " (make the project, the pod and the case '%s' first)".formatted(item.key())
            : answer.kind() == Kind.REFUSED ? text : answer.text() + said;
    return OutboxItem.failed(item.key(), item.content(), why, noParent || answer.retry());
  }
}
