package ${package};

import dev.runner.api.Cleanup;
import dev.runner.api.config.PluginOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Talks to the service under test. */
public record ServiceClient(HttpClient http, URI endpoint, Duration timeout) {

  /** Connects to the service that the options name, or to a stub that ends with the clean-up. */
  public static ServiceClient connect(Cleanup cleanup) throws IOException {
    PluginOptions options = PluginOptions.of(ServiceClient.class);
    Optional<URI> given = options.find("${pluginId}.endpoint", URI.class);
    URI endpoint =
        given.isPresent() ? given.get() : cleanup.closing(StubService.start()).endpoint();
    return new ServiceClient(
        HttpClient.newHttpClient(),
        endpoint,
        options.get("${pluginId}.request-timeout", Duration.class));
  }

  public HttpResponse<String> put(String path, String text) throws Exception {
    return send(request(path).PUT(BodyPublishers.ofString(text)));
  }

  public HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  public HttpResponse<String> delete(String path) throws Exception {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(timeout);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
