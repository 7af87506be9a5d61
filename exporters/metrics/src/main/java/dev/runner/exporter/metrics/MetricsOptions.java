package dev.runner.exporter.metrics;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.exporter.http.CallSettings;
import java.util.ArrayList;
import java.util.List;

/** The options of the exporter, in a group for each of the two services. */
public final class MetricsOptions implements OptionDeclarations {

  static final String PUSHGATEWAY = "pushgateway";
  static final String INFLUXDB = "influxdb";

  /** For the runner, which finds it as a service. */
  public MetricsOptions() {}

  @Override
  public List<OptionGroup> optionGroups() {
    return List.of(
        new OptionGroup(
            INFLUXDB,
            "Runs and tasks whose figures are written to InfluxDB.",
            withCalls(ofInfluxdb())),
        new OptionGroup(
            PUSHGATEWAY,
            "Runs and tasks whose figures are pushed to a Prometheus push gateway.",
            withCalls(ofPushgateway())));
  }

  private static List<Option> withCalls(List<Option> own) {
    List<Option> all = new ArrayList<>(CallSettings.options());
    all.addAll(own);
    return all;
  }

  private static List<Option> ofPushgateway() {
    return List.of(
        Option.string("job").help("The job of the grouping key.").defaultValue("runner").build(),
        Option.map("labels")
            .help("The other labels of the grouping key, as in 'branch=main,suite=nightly'.")
            .build(),
        Option.string("method")
            .help("Whether a push replaces the whole group, or only metrics of the same name.")
            .choices("put", "post")
            .defaultValue("put")
            .build(),
        Option.secret("password").help("The password of 'pushgateway.user'.").build(),
        Option.secret("token").help("Sent as 'Authorization: Bearer TOKEN'.").build(),
        Option.string("user").help("Who pushes, by 'pushgateway.password'.").build());
  }

  private static List<Option> ofInfluxdb() {
    return List.of(
        Option.integer("batch")
            .help("How many points are written in one call.")
            .defaultValue("5000")
            .range(1, 50_000)
            .build(),
        Option.string("org").help("The organization; needed for schemes influxdb+....").build(),
        Option.secret("password")
            .help("The password of 'influxdb.user'; schemes influxdb1+....")
            .build(),
        Option.string("precision")
            .help("The precision of times.")
            .choices("ns", "us", "ms", "s")
            .defaultValue("ns")
            .build(),
        Option.string("retention-policy")
            .help("Where points go in the database; schemes influxdb1+....")
            .build(),
        Option.map("tags").help("Tags of all points, as in 'branch=main,suite=nightly'.").build(),
        Option.bool("tests")
            .help("Whether there is a point for each test beside the one for the run.")
            .defaultValue("true")
            .build(),
        Option.secret("token").help("Sent as 'Authorization: Token TOKEN'.").build(),
        Option.string("user")
            .help("Who writes, by 'influxdb.password'; schemes influxdb1+....")
            .build());
  }
}
