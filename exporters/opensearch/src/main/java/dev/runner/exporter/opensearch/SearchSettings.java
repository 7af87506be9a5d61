package dev.runner.exporter.opensearch;

import dev.runner.api.config.PluginOptions;
import dev.runner.exporter.http.Batches;
import dev.runner.exporter.http.CallSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The values of the options.
 *
 * @param calls how often and how long the service is tried
 * @param limits how much is sent at a time
 * @param dataStream whether documents go to a data stream
 * @param template whether a template is put there first
 * @param authorization the header; empty for none
 */
record SearchSettings(
    CallSettings calls,
    Batches.Limits limits,
    boolean dataStream,
    boolean template,
    Optional<String> authorization) {

  static SearchSettings of(PluginOptions options) {
    return new SearchSettings(
        CallSettings.of(options, SearchOptions.GROUP),
        new Batches.Limits(
            options.get("opensearch.batch", int.class),
            options.get("opensearch.batch-size", long.class)),
        options.get("opensearch.data-stream", boolean.class),
        options.get("opensearch.template", boolean.class),
        authorization(options));
  }

  private static Optional<String> authorization(PluginOptions options) {
    Optional<String> key = options.find("opensearch.api-key", String.class);
    if (key.isPresent()) {
      return Optional.of("ApiKey " + key.get());
    }
    return options
        .find("opensearch.user", String.class)
        .map(user -> user + ":" + options.find("opensearch.password", String.class).orElse(""))
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .map(pair -> "Basic " + pair);
  }
}
