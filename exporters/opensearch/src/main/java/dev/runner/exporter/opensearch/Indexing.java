package dev.runner.exporter.opensearch;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.exporter.http.Batches;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.http.Sent;

/** Sends the documents of one export: that about the whole first. For one thread. */
final class Indexing {

  private final Export export;
  private final Place place;
  private final String kind;
  private final String id;
  private final Bulk bulk;
  private final Batches batches;
  private String about = "";

  /**
   * Creates it, and tells in a dry run of the template.
   *
   * @param kind the field that holds the id, and what the outbox calls the document about the whole
   * @param id the id of the run or task
   */
  Indexing(Export export, String kind, String id) {
    SearchSettings settings = SearchSettings.of(export.options());
    this.export = export;
    this.place = Place.of(export.target());
    this.kind = kind;
    this.id = id;
    SearchService service = new SearchService(settings, place);
    this.bulk = new Bulk(settings, service, id);
    this.batches = new Batches(export, settings.limits(), bulk);
    service.templatePlan().ifPresent(export::plan);
  }

  /** Adds the document about the whole; returns whether it makes sense to add more. */
  boolean begin(Item whole) throws InterruptedException {
    about = bulk.id(whole);
    return batches.add(whole);
  }

  /** Adds another document; returns whether it makes sense to add more. */
  boolean add(Item item) throws InterruptedException {
    return batches.add(item);
  }

  /** Sends what is left; returns where it can be found. */
  ExportReceipt end() throws InterruptedException {
    batches.finish();
    if (!Sent.is(export, kind)) {
      return ExportReceipt.NONE;
    }
    return ExportReceipt.NONE
        .named("index", place.index())
        .named("document", about)
        .linked(place.at("/%s/_search?q=%s:%%22%s%%22".formatted(place.index(), kind, id)));
  }
}
