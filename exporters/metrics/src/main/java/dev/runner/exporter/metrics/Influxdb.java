package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.TaskWorkload;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Answer.Kind;
import dev.runner.exporter.http.Batches;
import dev.runner.exporter.http.CallSettings;
import dev.runner.exporter.http.Delivery;
import dev.runner.exporter.http.Item;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a point for the run and for each test, or for the task and for each workload, to InfluxDB.
 * A point that is written twice is there once, as its tags and time are the same.
 */
final class Influxdb implements Batches.Recipient {

  private static final long LONGEST_BODY = 5_000_000;

  /** Which points of a batch are refused is found by halves; so many calls for that are enough. */
  private static final int MOST_CALLS_FOR_REFUSED = 200;

  private static final Set<Integer> PARTLY = Set.of(400, 413, 422);

  private final Export export;
  private final InfluxPlace place;
  private final URI uri;
  private final Delivery delivery;
  private final Optional<String> authorization;
  private int refusals;

  Influxdb(Export export) {
    this.export = export;
    PluginOptions options = export.options();
    this.place = InfluxPlace.of(export.target());
    this.uri = place.writeUri(options);
    this.authorization = Access.header(options, MetricsOptions.INFLUXDB, "Token");
    this.delivery =
        new Delivery(
            CallSettings.of(options, MetricsOptions.INFLUXDB),
            place.first()
                ? "'influxdb.user' and 'influxdb.password'"
                : "'influxdb.token' and what it may do");
  }

  ExportReceipt export(ExportedRun run) throws InterruptedException {
    PluginOptions options = export.options();
    boolean tests = options.get("influxdb.tests", boolean.class);
    export.expect(1L + (tests ? run.header().counts().planned() : 0));
    Points points = new Points(run.header(), options);
    Batches batches = batches();
    if (batches.add(points.ofRun()) && tests) {
      for (ExportedTest test : run.tests()) {
        if (!batches.add(points.of(test))) {
          break;
        }
      }
    }
    return ended(batches);
  }

  ExportReceipt export(ExportedTask task) throws InterruptedException {
    export.expect(1L + task.header().counts().workloads());
    TaskPoints points = new TaskPoints(task.header(), export.options());
    Batches batches = batches();
    boolean going = batches.add(points.ofTask());
    if (going) {
      for (TaskWorkload workload : task.workloads()) {
        if (!batches.add(points.of(workload))) {
          break;
        }
      }
    }
    return ended(batches);
  }

  private Batches batches() {
    int most = export.options().get("influxdb.batch", int.class);
    return new Batches(export, new Batches.Limits(most, LONGEST_BODY), this);
  }

  private ExportReceipt ended(Batches batches) throws InterruptedException {
    batches.finish();
    return ExportReceipt.NONE.named(place.first() ? "database" : "bucket", place.name());
  }

  @Override
  public String plan(List<Item> items) {
    return "POST %s, %d points".formatted(uri, items.size());
  }

  @Override
  public List<OutboxItem> send(List<Item> items) throws InterruptedException {
    Answer answer = delivery.send(() -> request(items));
    if (answer.accepted()) {
      return items.stream().map(i -> OutboxItem.sent(i.key(), i.content(), "point")).toList();
    }
    boolean partly = PARTLY.contains(answer.status());
    boolean all = items.size() == 1 || answer.body().contains("dropped=" + items.size() + "\"");
    if (partly && !all && ++refusals <= MOST_CALLS_FOR_REFUSED) {
      List<OutboxItem> became = new ArrayList<>();
      became.addAll(send(items.subList(0, items.size() / 2)));
      became.addAll(send(items.subList(items.size() / 2, items.size())));
      return became;
    }
    boolean unclear = partly && !all;
    Answer known = named(answer);
    String why = known.text() + known.excerpt();
    return items.stream()
        .map(i -> OutboxItem.failed(i.key(), i.content(), why, known.retry() || unclear))
        .toList();
  }

  /** A bucket that is not there can be made. */
  private Answer named(Answer answer) {
    return answer.status() == 404
        ? answer.as(Kind.BARRED, "it answered 404: is there a '%s'".formatted(place.name()))
        : answer;
  }

  private HttpRequest.Builder request(List<Item> items) {
    String lines = items.stream().map(Item::body).collect(Collectors.joining("\n", "", "\n"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.ofString(lines));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }
}
