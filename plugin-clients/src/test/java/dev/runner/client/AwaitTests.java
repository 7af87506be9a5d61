package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import dev.runner.client.StubServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTests {

  private static final Await QUICK =
      Await.that("order 7 is paid").atMost(Duration.ofMillis(80)).every(Duration.ofMillis(20));
  private static final Await PATIENT =
      Await.that("order 7 is paid").atMost(Duration.ofMinutes(1)).every(Duration.ofMillis(1));

  @Test
  void returnsTheFirstValueThatIsWanted() {
    AtomicInteger count = new AtomicInteger();
    assertEquals(3, PATIENT.until(count::incrementAndGet, n -> n == 3));
    assertEquals(3, count.get());
  }

  @Test
  void asksOnTheThreadThatWaits() {
    Thread mine = Thread.currentThread();
    PATIENT.until(() -> Thread.currentThread() == mine);
  }

  @Test
  void tellsTheLastValue() {
    AwaitException thrown =
        assertThrows(AwaitException.class, () -> QUICK.until(() -> "PENDING", "PAID"::equals));
    assertEquals(
        "order 7 is paid: not within 80 ms, looked at every 20 ms; last seen was 'PENDING'",
        thrown.getMessage());
  }

  @Test
  void handsOnWhatTheQuestionThrows() {
    IllegalStateException problem = new IllegalStateException("broken");
    Callable<Boolean> question =
        () -> {
          throw problem;
        };
    assertSame(problem, assertThrows(IllegalStateException.class, () -> PATIENT.until(question)));
  }

  @Test
  void anInterruptEndsItAndStaysSet() {
    AwaitInterruptedException thrown =
        assertThrows(
            AwaitInterruptedException.class,
            () ->
                PATIENT.until(
                    () -> {
                      Thread.currentThread().interrupt();
                      return "SENT";
                    },
                    "PAID"::equals));
    assertTrue(Thread.interrupted());
    assertTrue(thrown.getMessage().endsWith("last seen was 'SENT'"), thrown::getMessage);
  }

  @Test
  void waitsUntilSomethingIsGone() throws Exception {
    try (StubServer server =
        StubServer.start(Answer.json(200, "{}"), Answer.json(200, "{}"), Answer.of(404))) {
      RestClient client = RestClient.builder(server.uri()).build();
      PATIENT.untilGone(() -> client.get("/orders/7"));
      assertEquals(3, server.seen().size());
    }
  }

  @Test
  void tellsWhatIsStillThere() throws Exception {
    try (StubServer server = StubServer.start(Answer.json(200, "{\"state\":\"DELETING\"}"))) {
      RestClient client = RestClient.builder(server.uri()).build();
      AwaitException thrown =
          assertThrows(AwaitException.class, () -> QUICK.untilGone(() -> client.get("/orders/7")));
      assertTrue(
          thrown.getMessage().endsWith("last seen was 200\n  {\"state\":\"DELETING\"}"),
          thrown::getMessage);
    }
  }

  @Test
  void takesItsTimesFromOptions() {
    List<Option> declared = List.of(Await.options());
    assertEquals(
        List.of("wait-at-most", "wait-every"), declared.stream().map(Option::name).toList());
    PluginOptions options =
        new PluginOptions(
            Map.of("shop.wait-at-most", declared.get(0), "shop.wait-every", declared.get(1)),
            Map.of("shop.wait-at-most", List.of("70ms"), "shop.wait-every", List.of("10ms")));

    AwaitException thrown =
        assertThrows(
            AwaitException.class,
            () -> Await.that("it").configured(options, "shop").until(() -> false));
    assertTrue(thrown.getMessage().contains("within 70 ms"), thrown::getMessage);
  }

  @Test
  void refusesNoTime() {
    assertThrows(IllegalArgumentException.class, () -> QUICK.atMost(Duration.ZERO));
  }
}
