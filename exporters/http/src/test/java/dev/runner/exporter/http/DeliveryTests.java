package dev.runner.exporter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.Reply;
import dev.runner.exporter.http.Answer.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTests {

  private final Delivery delivery = delivery(Duration.ofSeconds(30));
  private int done;
  private HttpDouble service;

  @BeforeEach
  void start() throws Exception {
    service =
        HttpDouble.start(
            call -> {
              done++;
              return Reply.json(201, "{\"id\":7}");
            });
  }

  private static Delivery delivery(Duration timeout) {
    return new Delivery(
        new CallSettings(3, Duration.ofMillis(1), Duration.ofMillis(5), timeout, Route.STRAIGHT),
        "'x.token'");
  }

  /** Returns one with little patience for silence, that does not have to load classes any more. */
  private Delivery impatient() throws Exception {
    delivery.send(this::request);
    done = 0;
    return delivery(Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.End.class,
      names = {"SILENCE", "CUT", "CUT_IN_BODY"})
  void triesAgainWhereNoWholeAnswerComes(Fault.End end) throws Exception {
    Delivery impatient = impatient();
    service.next(Fault.before(end), Fault.after(end));
    Answer answer = impatient.send(this::request);

    assertEquals(Kind.ACCEPTED, answer.kind(), answer::toString);
    assertEquals("{\"id\":7}", answer.body());
    assertEquals(4, service.calls().size());
    assertEquals(2, done);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.End.class,
      names = {"SILENCE", "CUT", "CUT_IN_BODY"})
  void leavesACallThatMayHaveBeenUnderstood(Fault.End end) throws Exception {
    Delivery impatient = impatient();
    service.next(Fault.answer(429), Fault.after(end));
    Answer answer = impatient.sendOnce(this::request);

    assertEquals(Kind.LOST, answer.kind(), answer::toString);
    assertTrue(answer.text().startsWith("no answer: "), answer::text);
    assertEquals(3, service.calls().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void doesNotKnowWhatABrokenServiceHasDone(int status) throws Exception {
    service.next(Fault.doneBut(status));
    assertEquals(Kind.LOST, delivery.sendOnce(this::request).kind());
    assertEquals(1, service.calls().size());
  }

  @Test
  void knowsThatNothingWasSentWhereNobodyListens() throws Exception {
    HttpRequest.Builder request = request();
    service.close();
    Answer answer = delivery.sendOnce(() -> request);

    assertEquals(Kind.AWAY, answer.kind());
    assertTrue(answer.text().endsWith("(3 attempts)"), answer::text);
  }

  @Test
  void saysWhatIsRefused() throws Exception {
    service.next(
        Fault.answer(Reply.json(400, "{\"a\":\n  1}")),
        Fault.answer(403),
        Fault.answer(501),
        Fault.answer(Reply.of(307).with("Location", "http://127.0.0.1:1/x")));
    Answer bad = delivery.send(this::request);
    assertEquals("it answered 400: {\"a\": 1}", bad.text() + bad.excerpt());
    assertEquals(
        List.of(
            "BARRED it answered 403: check 'x.token'",
            "REFUSED it answered 501",
            "REFUSED it answered 307 and points to 'http://127.0.0.1:1/x': name that as the target"),
        List.of(text(), text(), text()));
    assertEquals(4, service.calls().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer c4n4ry/sEcRet-t0ken.123+456",
        "Basic YW5uOmM0bjRyeSBzRWNSZXQgdDBrZW4uMTIz", // ann:c4n4ry sEcRet t0ken.123
        "ApiKey c4n4rysEcRett0ken123"
      })
  void leavesNoPartOfASecretWhereAnAnswerIsCut(String authorization) throws Exception {
    String secret = authorization.substring(authorization.indexOf(' ') + 1);
    String password = "c4n4ry sEcRet t0ken.123";
    boolean basic = authorization.startsWith("Basic");
    for (int before = 230; before < 310; before++) {
      String words = "w ".repeat(before / 2) + "\u00e4".repeat(before % 2);
      String told =
          "%s%s \"%s %s\" and more"
              .formatted(words, authorization, secret.replace("/", "\\/"), basic ? password : "-");
      service.next(Fault.answer(new Reply(400, Map.of(), told)));
      Answer answer = delivery.send(() -> request().header("Authorization", authorization));
      String said = answer.excerpt() + " " + answer.beginning(told, 240);
      assertFalse(said.contains(secret.substring(0, 6)), said);
      assertFalse(said.contains("sEcRet"), said);
      assertTrue(said.startsWith(": w w w w"), said);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:c4n4ry@127.0.0.1:1/x?token=c4n4ry#c4n4ry, http://127.0.0.1:1/x",
    "/there?token=c4n4ry, /there",
    "//127.0.0.1/there, //127.0.0.1/there",
    "http://me:c4n4ry@no_host:1/x?y, something else",
    "http://c4n4ry b/, something else"
  })
  void namesThePlaceItIsPointedToWithoutSecrets(String location, String said) throws Exception {
    service.next(Fault.answer(Reply.of(302).with("Location", location)));
    assertEquals(
        "REFUSED it answered 302 and points to '%s': name that as the target".formatted(said),
        text());
  }

  private String text() throws Exception {
    Answer answer = delivery.send(this::request);
    return answer.kind() + " " + answer.text();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("http://" + service.address() + "/x"))
        .POST(BodyPublishers.ofString("body"));
  }
}
