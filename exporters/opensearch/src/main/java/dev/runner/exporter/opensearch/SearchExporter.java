package dev.runner.exporter.opensearch;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.http.Batches;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.Sent;
import java.util.ArrayList;
import java.util.List;

/** Indexes a run and its tests, each as a document that is there once however often it is sent. */
public final class SearchExporter implements RunExporter {

  /** For the runner, which finds it as a service. */
  public SearchExporter() {}

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "indexes it and its tests in OpenSearch or Elasticsearch",
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
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    SearchSettings settings = SearchSettings.of(export.options());
    Place place = Place.of(export.target());
    SearchService service = new SearchService(settings, place);
    Bulk bulk = new Bulk(settings, service, run.header().id());
    Documents documents = new Documents(run.header());
    export.expect(run.header().counts().planned() + 1L);
    service.templatePlan().ifPresent(export::plan);
    Batches batches = new Batches(export, settings.limits(), bulk);
    Item about = documents.ofRun();
    if (batches.add(about)) {
      addTests(run, documents, batches);
    }
    batches.finish();
    if (!Sent.is(export, Documents.RUN)) {
      return ExportReceipt.NONE;
    }
    return ExportReceipt.NONE
        .named("index", place.index())
        .named("document", bulk.id(about))
        .linked(
            place.at("/%s/_search?q=run:%%22%s%%22".formatted(place.index(), run.header().id())));
  }

  private static void addTests(ExportedRun run, Documents documents, Batches batches)
      throws InterruptedException {
    for (ExportedTest test : run.tests()) {
      if (!batches.add(documents.of(test))) {
        return;
      }
    }
  }
}
