package dev.runner.exporter.opensearch;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Elasticsearch itself: {@code -Preal-servers}. */
final class ElasticsearchIT extends Product {

  /** Data streams are in a part of Elasticsearch that is not in these archives. */
  @ParameterizedTest
  @ValueSource(strings = {"elasticsearch-7.17.9", "elasticsearch-6.8.23"})
  void hasEachDocumentOnce(String product) throws Exception {
    hasEachDocumentOnce(product, "es", "org.elasticsearch.bootstrap.Elasticsearch", false);
  }
}
