package dev.runner.sample.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Talks to an inventory service. Immutable, safe for use by several threads. */
public final class InventoryClient {

  private final HttpClient http;
  private final URI endpoint;
  private final Optional<String> token;
  private final Duration timeout;

  /**
   * Creates a client; nothing is sent yet.
   *
   * @param endpoint where the service is, without a path
   * @param token what to present with every request, if anything
   * @param timeout how long one request may take
   */
  public InventoryClient(URI endpoint, Optional<String> token, Duration timeout) {
    this(HttpClient.newBuilder().connectTimeout(timeout).build(), endpoint, token, timeout);
  }

  private InventoryClient(HttpClient http, URI endpoint, Optional<String> token, Duration timeout) {
    this.http = http;
    this.endpoint = endpoint;
    this.token = token;
    this.timeout = timeout;
  }

  /**
   * Returns a client of the same service that presents no token.
   *
   * @return another client, which shares this one's connections
   */
  public InventoryClient withoutToken() {
    return new InventoryClient(http, endpoint, Optional.empty(), timeout);
  }

  /**
   * Adds an item.
   *
   * @param quantity how many there are
   * @param name what it is called
   * @return the item with its id
   * @throws RefusedException if the service does not take it
   */
  public Item create(int quantity, String name) {
    HttpRequest.Builder request =
        request("/items").POST(BodyPublishers.ofString(quantity + " " + name));
    return Item.parse(expect(201, send(request)));
  }

  /**
   * Looks an item up.
   *
   * @param id its id
   * @return the item, or empty if there is none
   */
  public Optional<Item> find(long id) {
    HttpResponse<String> response = send(request("/items/" + id).GET());
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(Item.parse(expect(200, response)));
  }

  /**
   * Lists items, page by page until a page is not full.
   *
   * @param name a part of the names to list, or the empty text for all
   * @param order the order wanted
   * @param pageSize how many items to ask for at once
   * @return all items of such names
   */
  public List<Item> list(String name, SortOrder order, int pageSize) {
    List<Item> items = new ArrayList<>();
    for (int page = 1; items.size() == (page - 1) * pageSize; page++) {
      String query =
          "/items?name=%s&sort=%s&page=%d&size=%d"
              .formatted(URLEncoder.encode(name, StandardCharsets.UTF_8), order, page, pageSize);
      expect(200, send(request(query).GET())).lines().map(Item::parse).forEach(items::add);
    }
    return items;
  }

  /**
   * Removes an item.
   *
   * @param id its id
   * @return whether there was one
   * @throws RefusedException if the service does not allow it
   */
  public boolean delete(long id) {
    HttpResponse<String> response = send(request("/items/" + id).DELETE());
    if (response.statusCode() == 404) {
      return false;
    }
    expect(204, response);
    return true;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path)).timeout(timeout);
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No answer from the inventory service to %s '%s' (is option 'sample.endpoint' right?)"
              .formatted(request.method(), request.uri()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted during '" + request.uri() + "'", e);
    }
  }

  private static String expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new RefusedException(response.statusCode(), response.body());
    }
    return response.body();
  }
}
