package dev.runner.exporter.opensearch;

import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Answer.Kind;
import dev.runner.exporter.http.Delivery;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** The calls of OpenSearch and Elasticsearch. For one thread. */
final class SearchService {

  private static final String FIELDS =
      "?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason";

  private final SearchSettings settings;
  private final Place place;
  private final Template template;
  private final Delivery delivery;
  private Optional<Cluster> cluster = Optional.empty();
  private boolean prepared;
  private Optional<Answer> hopeless = Optional.empty();

  SearchService(SearchSettings settings, Place place) {
    this.settings = settings;
    this.place = place;
    this.template = new Template(place.index(), settings.dataStream());
    this.delivery =
        new Delivery(
            settings.calls(),
            "'opensearch.user', 'opensearch.password' or 'opensearch.api-key', and what they may do");
  }

  /**
   * Finds out who answers and puts the template there, once.
   *
   * @return why it cannot go on; empty if it can
   */
  Optional<Answer> prepare() throws InterruptedException {
    if (prepared || hopeless.isPresent()) {
      return hopeless;
    }
    Optional<Answer> wrong = whoAnswers().or(this::unusable);
    if (wrong.isEmpty() && settings.template()) {
      wrong = putTemplate();
    }
    prepared = wrong.isEmpty();
    hopeless = wrong.filter(answer -> !answer.soon());
    return wrong;
  }

  /** Returns who answers; known once {@link #prepare} has gone well. */
  Cluster cluster() {
    return cluster.orElseThrow();
  }

  URI bulkUri() {
    return place.at("/" + place.index() + "/_bulk");
  }

  /** Returns the call that puts the template there, in a line. */
  Optional<String> templatePlan() {
    return settings.template()
        ? Optional.of("PUT " + place.at(template.path(Cluster.RECENT)))
        : Optional.empty();
  }

  Answer bulk(String lines) throws InterruptedException {
    String type = cluster().typed() ? "/_doc" : "";
    URI uri = place.at("/" + place.index() + type + "/_bulk" + FIELDS);
    return delivery.send(
        () ->
            request(uri)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
  }

  void pause(int attempt, Answer answer) throws InterruptedException {
    delivery.pause(attempt, answer);
  }

  private Optional<Answer> whoAnswers() throws InterruptedException {
    Answer answer = delivery.send(() -> request(place.at("/")).GET());
    boolean silent = answer.status() == 403 || answer.status() == 404;
    if (!answer.accepted() && !silent) {
      return Optional.of(answer);
    }
    cluster = Optional.of(silent ? Cluster.RECENT : Cluster.parse(answer.body()));
    return Optional.empty();
  }

  private Optional<Answer> unusable() {
    String why =
        !cluster().known()
            ? "%s answers, which is too old: Elasticsearch 6 and later and OpenSearch are known"
            : settings.dataStream() && !cluster().hasDataStreams()
                ? "%s answers, which has no data streams: set 'opensearch.data-stream = false'"
                : "";
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(new Answer(Kind.BARRED, why.formatted(cluster()), Optional.empty()));
  }

  private Optional<Answer> putTemplate() throws InterruptedException {
    Answer answer =
        delivery.send(
            () ->
                request(place.at(template.path(cluster())))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(template.body(cluster()))));
    boolean there = answer.status() == 400 && answer.body().contains("already exists");
    if (answer.accepted() || there) {
      return Optional.empty();
    }
    return Optional.of(
        answer.as(
            answer.soon() ? answer.kind() : Kind.BARRED,
            "the template could not be put there ('opensearch.template = false' leaves it): "
                + answer.text()));
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }
}
