package dev.runner.client;

import dev.runner.api.credential.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client was built with.
 *
 * @param name what it calls itself in the record
 * @param base where the service is
 * @param headers sent with each request, values by name
 * @param credentials what proves who asks
 * @param secrets further texts to mask
 * @param http sends requests
 * @param request how long one attempt may take
 * @param total how long a call may take with all attempts and waits
 * @param redaction what is masked by name
 * @param longestBody how many characters of a body are recorded
 * @param retries when a call is sent again
 * @param time the clock
 */
record ClientSettings(
    Optional<String> name,
    URI base,
    Map<String, String> headers,
    Credentials credentials,
    List<Secret> secrets,
    HttpClient http,
    Duration request,
    Duration total,
    Redaction redaction,
    int longestBody,
    RetryRules retries,
    Time time) {

  ClientSettings {
    headers = Map.copyOf(headers);
    secrets = List.copyOf(secrets);
  }
}
