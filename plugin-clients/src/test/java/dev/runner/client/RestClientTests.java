package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.credential.Secret;
import dev.runner.client.StubServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestClientTests {

  private Optional<StubServer> started = Optional.empty();

  /** An item of a service. */
  record Item(int id, String name) {}

  @AfterEach
  void stop() {
    started.ifPresent(StubServer::close);
  }

  @Test
  void sendsAndReadsJson() throws Exception {
    RestClient client = answering(Answer.json(201, "{\"id\":7,\"name\":\"bolt\"}"));

    RestResponse response = client.at("/items").expect(201).post(Body.json(new Item(0, "bolt")));

    assertEquals(new Item(7, "bolt"), response.as(Item.class));
    assertEquals("bolt", response.json().required("name").asString());
    assertEquals("{\"id\":0,\"name\":\"bolt\"}", server().seen().get(0).body());
    assertEquals(List.of("application/json"), server().seen().get(0).headers().get("Content-type"));
  }

  @Test
  void sendsBytesAndHeadersAndAQuery() throws Exception {
    RestClient client = answering(Answer.of(200)).toBuilder().header("X-One", "client").build();

    client
        .at("/a b".replace(" ", "%20") + "?x=1")
        .query("name", "ä & b")
        .header("X-One", "call")
        .put(Body.bytes("application/octet-stream", new byte[] {65, 66}));

    StubServer.Seen seen = server().seen().get(0);
    assertEquals("PUT", seen.method());
    assertEquals("/a%20b?x=1&name=%C3%A4+%26+b", seen.uri().toString());
    assertEquals(List.of("call"), seen.headers().get("X-one"));
    assertEquals("AB", seen.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
  void knowsTheVerbs(String verb) throws Exception {
    RestClient client = answering(Answer.of(204));
    switch (verb) {
      case "GET" -> client.get("/x");
      case "HEAD" -> client.head("/x");
      case "POST" -> client.post("/x", Body.none());
      case "PUT" -> client.put("/x", Body.none());
      case "PATCH" -> client.patch("/x", Body.none());
      default -> client.delete("/x");
    }
    assertEquals(verb, server().seen().get(0).method());
  }

  @ParameterizedTest
  @CsvSource({
    "400, BadRequest",
    "401, Unauthorized",
    "403, Forbidden",
    "404, NotFound",
    "405, MethodNotAllowed",
    "406, NotAcceptable",
    "408, RequestTimeout",
    "409, Conflict",
    "410, Gone",
    "412, PreconditionFailed",
    "413, ContentTooLarge",
    "415, UnsupportedMediaType",
    "422, UnprocessableContent",
    "429, TooManyRequests",
    "500, InternalServerError",
    "501, NotImplemented",
    "502, BadGateway",
    "503, ServiceUnavailable",
    "504, GatewayTimeout",
    "418, UnexpectedStatusException",
    "302, UnexpectedStatusException"
  })
  void throwsAClassForEachStatus(int status, String type) throws Exception {
    RestClient client = answering(Answer.json(status, "{\"error\":\"no\",\"token\":\"abc123\"}"));

    StatusException thrown = assertThrows(StatusException.class, () -> client.get("/x?token=q1"));

    assertEquals(type, thrown.getClass().getSimpleName());
    assertEquals(status, thrown.status());
    assertEquals("GET", thrown.method());
    assertEquals(server().uri() + "/x?token=***", thrown.uri());
    assertEquals(
        "GET '%s/x?token=***' was answered with %d (expected 2xx)\n  {\"error\":\"no\",\"token\":\"***\"}"
            .formatted(server().uri(), status),
        thrown.getMessage());
    assertEquals("no", thrown.response().json().required("error").asString());
  }

  @Test
  void takesTheExpectedStatusesAlone() throws Exception {
    RestClient client = answering(Answer.of(404), Answer.of(200));

    assertEquals(404, client.at("/x").expect(404, 410).get().status());
    UnexpectedStatusException thrown =
        assertThrows(UnexpectedStatusException.class, () -> client.at("/x").expect(410, 404).get());
    assertTrue(thrown.getMessage().endsWith("with 200 (expected 404 or 410)"), thrown::getMessage);
  }

  @Test
  void refusesABodyWhereNoneMayBe() throws Exception {
    RestClient client =
        answering(Answer.of(205).header("Content-Type", "text/plain").body("something"));

    InvalidResponseException thrown =
        assertThrows(InvalidResponseException.class, () -> client.get("/x"));
    assertTrue(
        thrown.getMessage().contains("answered with 205, with a body of 9 bytes where none may be"),
        thrown::getMessage);
  }

  @Test
  void refusesTimesAndLengthsThatMeanNothing() {
    RestClientBuilder builder = RestClient.builder(URI.create("http://127.0.0.1"));
    assertThrows(IllegalArgumentException.class, () -> builder.requestTimeout(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> builder.totalTimeout(Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> builder.longestBody(-1));
  }

  @Test
  void refusesABodyWithoutAType() throws Exception {
    RestClient client = answering(Answer.of(200).body("something"));

    InvalidResponseException thrown =
        assertThrows(InvalidResponseException.class, () -> client.get("/x"));
    assertTrue(
        thrown.getMessage().contains("9 bytes without Content-Type\n  something"),
        thrown::getMessage);
  }

  @Test
  void refusesAnotherType() throws Exception {
    RestClient client =
        answering(Answer.of(200).header("Content-Type", "text/html; charset=utf-8").body("<p>"));

    assertThrows(UnexpectedContentTypeException.class, () -> client.get("/x").json());
    UnexpectedContentTypeException thrown =
        assertThrows(
            UnexpectedContentTypeException.class,
            () -> client.at("/x").expectType("application/json").get());
    assertTrue(thrown.getMessage().contains("(expected 'application/json')"), thrown::getMessage);
    assertEquals(List.of("application/json"), server().seen().get(1).headers().get("Accept"));
  }

  @Test
  void doesNotFollowARedirection() throws Exception {
    RestClient client = answering(Answer.of(302).header("Location", "/y"), Answer.of(200));

    assertThrows(UnexpectedStatusException.class, () -> client.get("/x"));
    assertEquals(1, server().seen().size());
  }

  @Test
  void followsOneWhereThatIsAskedFor() throws Exception {
    start(Answer.of(302).header("Location", "/y"), Answer.of(200));
    RestClient client = RestClient.builder(server().uri()).followRedirects().build();

    assertEquals(200, client.get("/x").status());
    assertEquals("/y", server().seen().get(1).uri().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/relative", "mailto:a@b", "http://host/x?y=1"})
  void refusesABaseThatIsNone(String base) {
    assertThrows(
        IllegalArgumentException.class, () -> RestClient.builder(URI.create(base)).build());
  }

  @Test
  void presentsCredentials() throws Exception {
    RestClient client =
        answering(Answer.of(200)).toBuilder()
            .credentials(Credentials.basic("ann", Secret.of("pass1")))
            .build();

    client.get("/x");
    client.toBuilder().credentials(Credentials.none()).build().get("/x");

    assertEquals(
        List.of("Basic YW5uOnBhc3Mx"), server().seen().get(0).headers().get("Authorization"));
    assertFalse(server().seen().get(1).headers().containsKey("Authorization"));
  }

  @Test
  void sendsForms() throws Exception {
    RestClient client = answering(Answer.of(200));

    client.post("/x", Body.form(Map.of("a b", "c&d")));

    assertEquals("a+b=c%26d", server().seen().get(0).body());
    assertArrayEquals(new byte[0], client.get("/x").bytes());
  }

  private RestClient answering(Answer... answers) throws IOException {
    return RestClient.builder(start(answers).uri()).build();
  }

  private StubServer start(Answer... answers) throws IOException {
    started = Optional.of(StubServer.start(answers));
    return started.get();
  }

  private StubServer server() {
    return started.orElseThrow();
  }
}
