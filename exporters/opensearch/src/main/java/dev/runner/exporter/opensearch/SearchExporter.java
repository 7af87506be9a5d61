package dev.runner.exporter.opensearch;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.TaskExporter;
import dev.runner.api.export.TaskWorkload;
import dev.runner.exporter.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Indexes a run and its tests, or a task and its workloads, each as a document that is there once
 * however often it is sent.
 */
public final class SearchExporter implements RunExporter, TaskExporter {

  /** For the runner, which finds it as a service. */
  public SearchExporter() {}

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "indexes it and its tests or workloads in OpenSearch or Elasticsearch",
        "opensearch+http",
        "opensearch+https",
        "elasticsearch+http",
        "elasticsearch+https");
  }

  @Override
  public List<String> validate(ExportTarget target) {
    PluginOptions options = PluginOptions.of(getClass());
    List<String> wrong = new ArrayList<>();
    Place place = Place.of(target);
    if (target.uri().getHost() == null
        || !place.named()
        || target.uri().getRawQuery() != null
        || target.uri().getRawFragment() != null) {
      wrong.add(
          "the target ends with the name '%s' of an index or data stream (allowed are small letters, digits, '.', '-', '_' and '+'): write it as in 'opensearch+https://HOST:9200/runner-results'"
              .formatted(place.index()));
    }
    Route.of(options, SearchOptions.GROUP).problem(target.endpoint()).ifPresent(wrong::add);
    boolean user = options.find("opensearch.user", String.class).isPresent();
    if (user != options.find("opensearch.password", String.class).isPresent()) {
      wrong.add("options 'opensearch.user' and 'opensearch.password' go together: set both");
    }
    if (user && options.find("opensearch.api-key", String.class).isPresent()) {
      wrong.add("options 'opensearch.user' and 'opensearch.api-key' exclude each other: unset one");
    }
    return wrong;
  }

  @Override
  public Set<String> destinationOptions(ExportTarget target) {
    return Set.of("opensearch.data-stream");
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    Documents documents = new Documents(run.header());
    export.expect(run.header().counts().planned() + 1L);
    Indexing indexing = new Indexing(export, Documents.RUN, run.header().id());
    boolean going = indexing.begin(documents.ofRun());
    if (going) {
      for (ExportedTest test : run.tests()) {
        if (!indexing.add(documents.of(test))) {
          break;
        }
      }
    }
    return indexing.end();
  }

  @Override
  public ExportReceipt export(ExportedTask task, Export export) throws Exception {
    TaskDocuments documents = new TaskDocuments(task.header());
    export.expect(task.header().counts().workloads() + 1L);
    Indexing indexing = new Indexing(export, TaskDocuments.TASK, task.header().id());
    boolean going = indexing.begin(documents.ofTask());
    if (going) {
      for (TaskWorkload workload : task.workloads()) {
        if (!indexing.add(documents.of(workload))) {
          break;
        }
      }
    }
    return indexing.end();
  }
}
