package dev.runner.exporter.opensearch;

import org.junit.jupiter.api.Test;

/** Against OpenSearch itself: {@code -Preal-servers}. */
final class OpenSearchIT extends Product {

  @Test
  void hasEachDocumentOnce() throws Exception {
    hasEachDocumentOnce(
        "opensearch-2.11.0", "opensearch", "org.opensearch.bootstrap.OpenSearch", true);
  }
}
