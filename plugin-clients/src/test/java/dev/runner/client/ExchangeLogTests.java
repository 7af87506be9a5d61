package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.runner.api.Cleanup;
import dev.runner.api.client.ClientProvider;
import dev.runner.api.credential.Secret;
import dev.runner.api.junit.RunnerTest;
import dev.runner.client.StubServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExchangeLogTests {

  private static Path folder;

  @BeforeAll
  static void run(@TempDir Path temporary) {
    folder = temporary;
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Calling.class))
        .outputDirectoryCreator(new NamedFolders(temporary))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(5));
  }

  @Test
  void isOfTheTestThatCallsInTheOrderOfTheCalls() throws Exception {
    List<JsonNode> lines = lines("creates(Cleanup)");

    assertEquals(
        List.of("POST 201 TEST 1", "GET 404 TEST 1", "DELETE 204 TEAR_DOWN 1"),
        lines.stream()
            .map(
                l ->
                    "%s %d %s %d"
                        .formatted(
                            l.required("method").asString(),
                            l.required("status").asInt(),
                            l.required("phase").asString(),
                            l.required("attempt").asInt()))
            .toList());
    assertEquals("items", lines.get(0).required("client").asString());
  }

  @Test
  void hasHeadersAndBodiesWithoutSecrets() throws Exception {
    JsonNode line = lines("creates(Cleanup)").get(0);

    assertEquals("[\"***\"]", line.at("/request/headers/authorization").toString());
    assertEquals(
        "{\"name\":\"bolt\",\"password\":\"***\"}", line.at("/request/body/text").asString());
    assertEquals("[\"application/json\"]", line.at("/response/headers/content-type").toString());
    assertEquals("{\"id\":7,\"token\":\"***\"}", line.at("/response/body/text").asString());
    assertEquals(22, line.at("/response/body/bytes").asInt());
    String all = Files.readString(folder.resolve("creates(Cleanup)").resolve(ExchangeLog.FILE));
    assertFalse(all.contains("t0ken") || all.contains("hidden"), all);
  }

  @Test
  void hasEachAttemptWithTheWaitBehindIt() throws Exception {
    List<JsonNode> lines = lines("isAskedToComeBack()");

    assertEquals(2, lines.size());
    assertEquals(1_000, lines.get(0).required("waitMs").asInt());
    assertEquals(503, lines.get(0).required("status").asInt());
    assertEquals(2, lines.get(1).required("attempt").asInt());
    assertFalse(lines.get(1).has("waitMs"));
  }

  @Test
  void saysWhyThereWasNoAnswer() throws Exception {
    JsonNode line = lines("findsNobody()").get(0);

    assertTrue(line.required("status").isNull() && line.required("response").isNull());
    assertTrue(line.required("failure").asString().startsWith("Conn"), line::toString);
  }

  @Test
  void hasTheCallThatAnInterruptEnded() throws Exception {
    List<JsonNode> lines = lines("isInterrupted()");

    assertEquals(1, lines.size());
    assertEquals("interrupted", lines.get(0).required("failure").asString());
  }

  @Test
  void goesAlongToAnotherThreadWhereItIsBound() throws Exception {
    assertEquals(1, lines("callsOnAnotherThread()").size());
  }

  private static List<JsonNode> lines(String test) throws IOException {
    Path file = folder.resolve(test).resolve(ExchangeLog.FILE);
    Schema schema = schema();
    return Files.readAllLines(file).stream()
        .map(
            line -> {
              assertEquals(List.of(), schema.validate(line, InputFormat.JSON), line);
              return JsonMapper.shared().readTree(line);
            })
        .toList();
  }

  private static Schema schema() throws IOException {
    try (InputStream in = ClientProvider.class.getResourceAsStream("exchange-v1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A folder for each node, by its name. */
  private record NamedFolders(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor node) throws IOException {
      return Files.createDirectories(root.resolve(node.getDisplayName()));
    }
  }

  @RunnerTest
  static final class Calling {

    private static RestClient client(StubServer server) {
      return RestClient.builder(server.uri())
          .name("items")
          .credentials(Credentials.bearer(Secret.of("t0ken-of-mine")))
          .time(new FakeTime())
          .build();
    }

    @Test
    void creates(Cleanup cleanup) throws Exception {
      StubServer server =
          cleanup.closing(
              StubServer.start(
                  Answer.json(201, "{\"id\":7,\"token\":\"abc\"}"),
                  Answer.json(404, "{\"said\":\"t0ken-of-mine\"}"),
                  Answer.of(204)));
      RestClient client = client(server);
      client.post("/items", Body.jsonText("{\"name\": \"bolt\", \"password\": \"hidden\"}"));
      cleanup.add("delete", () -> client.delete("/items/7"));
      assertThrows(ClientErrorException.NotFound.class, () -> client.get("/items/8"));
    }

    @Test
    void isAskedToComeBack() throws Exception {
      try (StubServer server =
          StubServer.start(Answer.of(503).header("Retry-After", "1"), Answer.of(200))) {
        client(server).get("/items");
      }
    }

    @Test
    void isInterrupted() throws Exception {
      try (StubServer server = StubServer.start(Answer.json(200, "{").hanging())) {
        RestClient client = client(server);
        Thread.currentThread().interrupt();
        assertThrows(CallInterruptedException.class, () -> client.get("/items"));
      }
    }

    @Test
    void findsNobody() throws Exception {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      RestClient client = RestClient.builder(URI.create("http://127.0.0.1:" + port)).build();
      assertThrows(NoAnswerException.class, () -> client.get("/items"));
    }

    @Test
    void callsOnAnotherThread() throws Exception {
      try (StubServer server = StubServer.start(Answer.of(200))) {
        RestClient client = client(server);
        RestClient bound = client.boundToTest();
        CompletableFuture.runAsync(() -> bound.get("/items")).get();
        CompletableFuture.runAsync(() -> client.get("/nobody's")).get();
      }
    }
  }
}
