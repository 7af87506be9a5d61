package dev.runner.exporter.testapi;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.Route;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pushes a result for each case of a run. */
public final class TestApiExporter implements RunExporter {

  /** After so many in a row the others are left: each would wait as long for nothing. */
  private static final int MOST_UNANSWERED = 3;

  /** A result cannot be changed there: with another value of one of these it is another one. */
  private static final Set<String> DESTINATION =
      Set.of("project", "cases", "case", "build-tag", "installer", "scenario", "version");

  /** For the runner, which finds it as a service. */
  public TestApiExporter() {}

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "its results, in an OPNFV TestAPI (of the first generation: testapi0)",
        "testapi+http",
        "testapi+https",
        "testapi0+http",
        "testapi0+https");
  }

  @Override
  public List<String> validate(ExportTarget target) {
    PluginOptions options = PluginOptions.of(getClass());
    List<String> wrong = new ArrayList<>();
    boolean first = Generation.of(target) == Generation.FIRST;
    String path = Optional.ofNullable(target.uri().getPath()).orElse("");
    if (target.uri().getHost() == null
        || !path.endsWith("/results")
        || target.uri().getRawQuery() != null
        || target.uri().getRawFragment() != null) {
      wrong.add(
          "the target is the address of all results: write it as in '%s'"
              .formatted(
                  first ? "testapi0+http://HOST/results" : "testapi+http://HOST/api/v1/results"));
    }
    Route.of(options, TestApiOptions.GROUP).problem(target.endpoint()).ifPresent(wrong::add);
    List<String> needed = new ArrayList<>(List.of("project", first ? "pod-id" : "pod"));
    if (options.get("testapi.cases", String.class).equals("run")) {
      needed.add("case");
    }
    for (String name : needed) {
      Class<?> type = name.equals("pod-id") ? Long.class : String.class;
      if (options.find("testapi." + name, type).isEmpty()) {
        wrong.add("option 'testapi.%s' is not set: results are refused without it".formatted(name));
      }
    }
    return wrong;
  }

  @Override
  public Set<String> destinationOptions(ExportTarget target) {
    String pod = Generation.of(target) == Generation.FIRST ? "pod-id" : "pod";
    return Stream.concat(Stream.of(pod), DESTINATION.stream())
        .map(name -> TestApiOptions.GROUP + "." + name)
        .collect(Collectors.toSet());
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    PluginOptions options = export.options();
    Generation generation = Generation.of(export.target());
    Result result = new Result(run.header(), options, generation);
    Push push = new Push(export.target().endpoint(), generation, result.buildTag(), options);
    Cases cases = new Cases(run, options);
    long expected = 0;
    for (Case one : cases.all()) {
      expected += one.happened() ? 1 : 0;
    }
    export.expect(expected);
    int unanswered = 0;
    for (Case one : cases.all()) {
      if (one.happened() && unanswered < MOST_UNANSWERED) {
        unanswered = push(result.of(one), export, push) ? 0 : unanswered + 1;
      }
    }
    return receipt(push, generation, result.buildTag());
  }

  private static ExportReceipt receipt(Push push, Generation generation, String buildTag) {
    ExportReceipt receipt = ExportReceipt.NONE;
    return generation == Generation.FIRST
        ? receipt.linked(push.results())
        : receipt
            .named("build_tag", buildTag)
            .linked(
                URI.create(
                    push.results()
                        + "?build_tag="
                        + URLEncoder.encode(buildTag, StandardCharsets.UTF_8)));
  }

  /** Returns whether somebody has answered, or nothing was to be sent. */
  private static boolean push(Item item, Export export, Push push) throws InterruptedException {
    Optional<OutboxItem> known = export.outbox().find(item.key());
    if (!export.outbox().isOpen(known, item.content())) {
      return true;
    }
    if (export.isDryRun()) {
      export.plan("POST %s for case '%s'".formatted(push.results(), item.key()));
      return true;
    }
    boolean mayBeThere =
        known
            .filter(before -> before.state() == State.PENDING || before.retry())
            .filter(before -> before.content().equals(item.content()))
            .isPresent();
    export.outbox().pending(item.key(), item.content());
    OutboxItem became = push.send(item, mayBeThere);
    export.outbox().record(List.of(became));
    return became.state() == State.SENT || !became.retry();
  }
}
