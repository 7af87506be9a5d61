package ${package};

import dev.runner.api.config.PluginOptions;
import dev.runner.client.Body;
import dev.runner.client.ClientErrorException;
import dev.runner.client.RestClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Talks to the service over HTTP; {@code runner calls} shows what was said. */
final class RestNotes implements Notes, AutoCloseable {

  private final RestClient rest;
  private final Optional<StubService> stub;

  private RestNotes(RestClient rest, Optional<StubService> stub) {
    this.rest = rest;
    this.stub = stub;
  }

  /** Connects to the service that the options name, or to a stub that ends with the client. */
  static RestNotes connect(PluginOptions options) throws IOException {
    Optional<URI> endpoint = options.find("${pluginId}.endpoint", URI.class);
    Optional<StubService> stub =
        endpoint.isPresent() ? Optional.empty() : Optional.of(StubService.start());
    RestClient rest =
        RestClient.builder(endpoint.orElseGet(() -> stub.orElseThrow().endpoint()))
            .name("${pluginId}")
            .requestTimeout(options.get("${pluginId}.request-timeout", Duration.class))
            .build();
    return new RestNotes(rest, stub);
  }

  @Override
  public void write(String name, String text) {
    rest.at(path(name)).expect(201).put(Body.text("text/plain", text));
  }

  @Override
  public Optional<String> read(String name) {
    try {
      return Optional.of(rest.get(path(name)).text());
    } catch (ClientErrorException.NotFound e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String name) {
    try {
      rest.delete(path(name));
    } catch (ClientErrorException.NotFound e) {
      // Somebody else was faster.
    }
  }

  @Override
  public void close() {
    stub.ifPresent(StubService::close);
  }

  private static String path(String name) {
    return "/notes/" + name;
  }
}
