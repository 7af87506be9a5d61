package dev.runner.exporter.opensearch;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.exporter.http.CallSettings;
import java.util.ArrayList;
import java.util.List;

/** The options of the exporter. */
public final class SearchOptions implements OptionDeclarations {

  static final String GROUP = "opensearch";

  /** For the runner, which finds it as a service. */
  public SearchOptions() {}

  @Override
  public List<OptionGroup> optionGroups() {
    List<Option> options = new ArrayList<>(CallSettings.options());
    options.addAll(ofAccess());
    options.addAll(ofIndex());
    return List.of(
        new OptionGroup(
            GROUP, "Runs and tasks that are indexed in OpenSearch or Elasticsearch.", options));
  }

  private static List<Option> ofAccess() {
    return List.of(
        Option.secret("api-key").help("Sent as 'Authorization: ApiKey KEY'.").build(),
        Option.secret("password").help("The password of 'opensearch.user'.").build(),
        Option.string("user").help("Who indexes, by 'opensearch.password'.").build());
  }

  private static List<Option> ofIndex() {
    return List.of(
        Option.integer("batch")
            .help("How many documents are sent in one call.")
            .defaultValue("500")
            .range(1, 10_000)
            .build(),
        Option.size("batch-size")
            .help("How large the documents of one call may be together.")
            .defaultValue("5m")
            .range("1k", "100m")
            .build(),
        Option.bool("data-stream")
            .help("Whether the target names a data stream rather than an index.")
            .defaultValue("false")
            .build(),
        Option.bool("template")
            .help(
                "Whether a template with the fields' types is put there first, unless it is there.")
            .defaultValue("true")
            .build());
  }
}
