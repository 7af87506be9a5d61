package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTask;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.CallSettings;
import dev.runner.exporter.http.Delivery;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.Route;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Pushes the figures of a run to a group of a Prometheus push gateway: one item. */
final class Pushgateway {

  private static final String RUN = "run";
  private static final String TASK = "task";

  private final Export export;
  private final GroupingKey group;
  private final String method;
  private final URI uri;
  private final Optional<String> authorization;

  private Pushgateway(Export export, GroupingKey group) {
    this.export = export;
    PluginOptions options = export.options();
    this.group = group;
    this.method = options.get("pushgateway.method", String.class).toUpperCase(Locale.ROOT);
    String root = export.target().endpoint().toString().replaceFirst("/+$", "");
    this.uri = URI.create(root + group.path());
    this.authorization = Access.header(options, MetricsOptions.PUSHGATEWAY, "Bearer");
  }

  static Pushgateway ofRuns(Export export) {
    return new Pushgateway(export, group(export.options()));
  }

  /** A push replaces its group, and that of a run must not take what a task has left. */
  static Pushgateway ofTasks(Export export) {
    return new Pushgateway(export, group(export.options()).ofTasks());
  }

  static List<String> wrong(ExportTarget target, PluginOptions options) {
    List<String> wrong = new ArrayList<>();
    if (target.uri().getHost() == null
        || target.uri().getRawQuery() != null
        || target.uri().getRawFragment() != null) {
      wrong.add(
          "the target is the address of the gateway alone, as in 'pushgateway+http://HOST:9091': the group is said by 'pushgateway.job' and 'pushgateway.labels'");
    }
    if (options.get("pushgateway.job", String.class).isEmpty()) {
      wrong.add("option 'pushgateway.job' is empty, which the gateway refuses: give it a name");
    }
    group(options).labels().keySet().stream()
        .filter(name -> !GroupingKey.isLabel(name))
        .forEach(
            name ->
                wrong.add(
                    "option 'pushgateway.labels' has the label '%s' (allowed are letters, digits and '_', not a digit first; 'job' is another option, and %s are labels of the metrics, which it would replace): rename it"
                        .formatted(name, GroupingKey.taken())));
    Access.wrong(options, MetricsOptions.PUSHGATEWAY).ifPresent(wrong::add);
    Route.of(options, MetricsOptions.PUSHGATEWAY).problem(target.endpoint()).ifPresent(wrong::add);
    return wrong;
  }

  @SuppressWarnings("unchecked")
  private static GroupingKey group(PluginOptions options) {
    return new GroupingKey(
        options.get("pushgateway.job", String.class),
        options.find("pushgateway.labels", Map.class).orElse(Map.of()));
  }

  ExportReceipt export(ExportedRun run) throws InterruptedException {
    return push(Item.of(RUN, TextFormat.of(run.header(), PluginFigures.of(run))));
  }

  ExportReceipt export(ExportedTask task) throws InterruptedException {
    return push(Item.of(TASK, TaskFormat.of(task)));
  }

  private ExportReceipt push(Item item) throws InterruptedException {
    export.expect(1);
    String body = item.body();
    ExportReceipt receipt = ExportReceipt.NONE.named("group", group.path()).linked(uri);
    if (!export.outbox().isOpen(item.key(), item.content())) {
      return receipt;
    }
    if (export.isDryRun()) {
      export.plan(
          "%s %s, %d samples"
              .formatted(method, uri, body.lines().filter(line -> !line.startsWith("#")).count()));
      return receipt;
    }
    export.outbox().pending(item.key(), item.content());
    CallSettings calls = CallSettings.of(export.options(), MetricsOptions.PUSHGATEWAY);
    Answer answer =
        new Delivery(calls, "'pushgateway.user', 'pushgateway.password' or 'pushgateway.token'")
            .send(() -> request(body));
    if (answer.accepted()) {
      export.outbox().sent(item.key(), item.content(), group.path());
      return receipt;
    }
    export
        .outbox()
        .failed(item.key(), item.content(), answer.text() + answer.excerpt(), answer.retry());
    return ExportReceipt.NONE;
  }

  private HttpRequest.Builder request(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }
}
