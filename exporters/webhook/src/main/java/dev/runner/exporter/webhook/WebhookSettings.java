package dev.runner.exporter.webhook;

import dev.runner.api.config.PluginOptions;
import dev.runner.exporter.http.CallSettings;
import java.util.Optional;

/**
 * The values of the options.
 *
 * @param calls how often and how long the service is tried
 * @param batch how many tests are posted at once
 * @param failures how many failed tests are named
 * @param perTest whether tests are posted rather than the run
 * @param path what follows the target's path
 * @param token the bearer token
 */
record WebhookSettings(
    CallSettings calls,
    int batch,
    int failures,
    boolean perTest,
    Optional<String> path,
    Optional<String> token) {

  static WebhookSettings of(PluginOptions options) {
    return new WebhookSettings(
        CallSettings.of(options, WebhookOptions.GROUP),
        options.get("webhook.batch", int.class),
        options.get("webhook.failures", int.class),
        options.get("webhook.template", String.class).equals("tests"),
        options.find("webhook.secret-path", String.class),
        options.find("webhook.token", String.class));
  }
}
