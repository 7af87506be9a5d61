package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.client.StubServer.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTests {

  private static final Duration NANO = Duration.ofNanos(1);

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @ValueSource(ints = {413, 429, 503})
  void sendsAPostAgainWhenTheServiceSaysWhen(int status) throws Exception {
    try (StubServer server =
        StubServer.start(
            Answer.of(status).header("Retry-After", "3"),
            Answer.of(status).header("Retry-After", "Fri, 02 Jan 2026 03:04:13 GMT"),
            Answer.of(201))) {
      RestResponse response = client(server, RetryRules.STANDARD).post("/x", Body.jsonText("{}"));

      assertEquals(201, response.status());
      assertEquals(List.of(Duration.ofSeconds(3), Duration.ofSeconds(5)), time.slept());
      assertEquals(3, server.seen().size());
      assertEquals("{}", server.seen().get(2).body());
    }
  }

  @Test
  void givesUpBehindTheLastRetry() throws Exception {
    try (StubServer server = StubServer.start(Answer.of(429).header("Retry-After", "1"))) {
      RestClient client = client(server, RetryRules.STANDARD);

      assertThrows(ClientErrorException.TooManyRequests.class, () -> client.get("/x"));
      assertEquals(3, server.seen().size());
    }
  }

  @Test
  void doesNotBeginAWaitThatIsTooLong() throws Exception {
    try (StubServer server = StubServer.start(Answer.of(503).header("Retry-After", "31"))) {
      RestClient client = client(server, RetryRules.STANDARD);

      assertThrows(ServerErrorException.ServiceUnavailable.class, () -> client.get("/x"));
      assertEquals(List.of(), time.slept());
    }
  }

  @Test
  void addsUpTheWaits() throws Exception {
    try (StubServer server = StubServer.start(Answer.of(503).header("Retry-After", "20"))) {
      RestClient client = client(server, RetryRules.STANDARD);

      assertThrows(ServerErrorException.ServiceUnavailable.class, () -> client.get("/x"));
      assertEquals(List.of(Duration.ofSeconds(20)), time.slept());
    }
  }

  @Test
  void heedsTheLimitOfTheWholeCall() throws Exception {
    try (StubServer server = StubServer.start(Answer.of(503).header("Retry-After", "20"))) {
      RestClient client =
          client(server, RetryRules.STANDARD).toBuilder()
              .totalTimeout(Duration.ofSeconds(10))
              .build();

      assertThrows(ServerErrorException.ServiceUnavailable.class, () -> client.get("/x"));
      assertEquals(List.of(), time.slept());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "99999999999"})
  void doesNotRetryWhereTheServiceDoesNotSayWhen(String after) throws Exception {
    try (StubServer server = StubServer.start(Answer.of(503).header("Retry-After", after))) {
      RestClient client = client(server, RetryRules.STANDARD);

      assertThrows(ServerErrorException.ServiceUnavailable.class, () -> client.get("/x"));
      assertEquals(1, server.seen().size());
    }
  }

  @Test
  void retriesWithoutItWhereThatIsAskedFor() throws Exception {
    RetryRules rules =
        new RetryRules(1, Duration.ofSeconds(5), Optional.of(NANO), Optional.empty());
    try (StubServer server = StubServer.start(Answer.of(503), Answer.of(200))) {
      assertEquals(200, client(server, rules).get("/x").status());
      assertEquals(List.of(NANO), time.slept());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 409})
  void leavesOtherFailuresAlone(int status) throws Exception {
    RetryRules rules =
        new RetryRules(3, Duration.ofSeconds(5), Optional.of(NANO), Optional.of(NANO));
    try (StubServer server = StubServer.start(Answer.of(status).header("Retry-After", "0"))) {
      assertThrows(StatusException.class, () -> client(server, rules).get("/x"));
      assertEquals(1, server.seen().size());
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, 2", "PUT, 2", "DELETE, 2", "POST, 0", "PATCH, 0"})
  void retriesWithoutAnAnswerWhatDoesNoHarmTwice(String method, int retries) throws Exception {
    RetryRules rules =
        new RetryRules(2, Duration.ofSeconds(5), Optional.empty(), Optional.of(NANO));
    RestClient client = RestClient.builder(nobody()).retries(rules).time(time).build();

    assertThrows(NoAnswerException.class, () -> client.at("/x").send(method, Body.none()));
    assertEquals(retries, time.slept().size());
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    Time interrupting =
        new Time() {
          @Override
          public Instant now() {
            return FakeTime.START;
          }

          @Override
          public long nanos() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            throw new InterruptedException();
          }
        };
    try (StubServer server = StubServer.start(Answer.of(503).header("Retry-After", "1"))) {
      RestClient client = RestClient.builder(server.uri()).time(interrupting).build();

      assertThrows(CallInterruptedException.class, () -> client.get("/x"));
      assertTrue(Thread.interrupted());
    }
  }

  private RestClient client(StubServer server, RetryRules rules) {
    return RestClient.builder(server.uri()).retries(rules).time(time).build();
  }

  private static URI nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
  }
}
