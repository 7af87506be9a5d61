package dev.runner.exporter.webhook;

import dev.runner.api.config.PluginOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * The values of the options.
 *
 * @param attempts how often a call is tried
 * @param backoff the first wait
 * @param longest the longest wait
 * @param timeout how long an answer may take
 * @param batch how many tests are posted at once
 * @param failures how many failed tests are named
 * @param perTest whether tests are posted rather than the run
 * @param path what follows the target's path
 * @param token the bearer token
 */
record WebhookSettings(
    int attempts,
    Duration backoff,
    Duration longest,
    Duration timeout,
    int batch,
    int failures,
    boolean perTest,
    Optional<String> path,
    Optional<String> token) {

  static WebhookSettings of(PluginOptions options) {
    return new WebhookSettings(
        options.get("webhook.attempts", int.class),
        options.get("webhook.backoff", Duration.class),
        options.get("webhook.max-wait", Duration.class),
        options.get("webhook.timeout", Duration.class),
        options.get("webhook.batch", int.class),
        options.get("webhook.failures", int.class),
        options.get("webhook.template", String.class).equals("tests"),
        options.find("webhook.secret-path", String.class),
        options.find("webhook.token", String.class));
  }
}
