package dev.runner.exporter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.exporter.doubles.Certificate;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.ProxyDouble;
import dev.runner.exporter.doubles.ProxyDouble.Mood;
import dev.runner.exporter.doubles.Reply;
import dev.runner.exporter.http.Answer.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through a real proxy, forwarded and tunnelled, and all that it can do instead. */
class ProxyTests {

  private static final OptionDeclarations DECLARED =
      () -> List.of(new OptionGroup("x", "Options of a test.", CallSettings.options()));
  private static final String PASSWORD = "c4n4ry:s3cret";
  private static final String WHO =
      "Basic "
          + Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  private static SSLContext usual;
  private static SSLContext trusting;

  private ProxyDouble proxy;
  private HttpDouble plain;
  private HttpDouble secure;

  @BeforeAll
  static void makeACertificate(@TempDir Path folder) throws Exception {
    usual = SSLContext.getDefault();
    trusting = Certificate.make(folder);
  }

  @BeforeEach
  void start() throws IOException {
    SSLContext.setDefault(trusting);
    proxy = ProxyDouble.start();
    plain = HttpDouble.start(call -> Reply.json(201, "{}"));
    secure = HttpDouble.startSecure(trusting, call -> Reply.json(201, "{}"));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    plain.close();
    secure.close();
  }

  @AfterAll
  static void trustAsUsual() {
    SSLContext.setDefault(usual);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesThroughAndTellsWhoCallsNobodyElse(boolean tls) throws Exception {
    proxy.asksFor(WHO);
    Answer answer = call(tls, delivery("x.proxy-user", "me", "x.proxy-password", PASSWORD));

    assertEquals(Kind.ACCEPTED, answer.kind(), answer::toString);
    assertEquals(1, proxy.heads().size());
    String head = proxy.heads().get(0);
    assertTrue(head.startsWith(tls ? "CONNECT 127.0.0.1" : "POST http://127.0.0.1"), head);
    assertEquals(!tls, head.contains("t0ken"), "the token is for the service alone");
    assertEquals("body", service(tls).calls().get(0).text());
    assertEquals("Bearer t0ken", service(tls).calls().get(0).header("Authorization").orElse(""));
    assertTrue(service(tls).calls().get(0).header("Proxy-Authorization").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void saysThatTheProxyDoesNotKnowWhoCalls(boolean tls) throws Exception {
    proxy.asksFor(WHO);
    Answer answer = call(tls, delivery("x.proxy-user", "me", "x.proxy-password", "c4n4ry"));

    assertEquals(
        "the proxy 'http://%s' answered 407: check 'x.proxy-user' and 'x.proxy-password'"
            .formatted(proxy.address()),
        answer.text());
    assertEquals(Kind.BARRED, answer.kind());
    assertEquals(1, proxy.heads().size());
    assertEquals(0, service(tls).calls().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | 502 | LOST   | it answered 502 (through PROXY) (2 attempts)",
        "false | 503 | LOST   | it answered 503 (through PROXY) (2 attempts)",
        "false | 403 | BARRED | it answered 403: check 'x.token' (through PROXY)",
        "true  | 502 | AWAY   | PROXY answered 502 when it was to connect to 'TARGET' (2 attempts)",
        "true  | 503 | AWAY   | PROXY answered 503 when it was to connect to 'TARGET' (2 attempts)",
        "true  | 403 | BARRED | PROXY answered 403 when it was to connect to 'TARGET': check option 'x.proxy', and what that proxy allows"
      })
  void namesTheProxyThatRefuses(boolean tls, int status, Kind kind, String text) throws Exception {
    proxy.refuse(status);
    Answer answer = call(tls, delivery());
    assertEquals(
        text.replace("PROXY", "the proxy 'http://" + proxy.address() + "'")
            .replace("TARGET", service(tls).address()),
        answer.text());
    assertEquals(kind, answer.kind());
    assertTrue(answer.retry());

    proxy.turn(Mood.WORKING);
    assertTrue(call(tls, delivery()).accepted());
    assertEquals(1, service(tls).calls().size());
  }

  @ParameterizedTest
  @CsvSource({
    "false, SILENT",
    "true, SILENT",
    "false, CUTTING",
    "true, CUTTING",
    "false, RAVING",
    "true, RAVING"
  })
  void namesTheProxyThatGivesNoAnswer(boolean tls, Mood mood) throws Exception {
    proxy.turn(mood);
    Answer answer = call(tls, delivery("x.timeout", "500ms"));
    assertTrue(answer.text().startsWith("no answer"), answer::text);
    assertTrue(answer.text().contains("the proxy 'http://" + proxy.address()), answer::text);
    assertTrue(answer.soon(), answer::toString);
    assertEquals(0, service(tls).calls().size());
  }

  @Test
  void takesAPageOfTheProxyForNoAnswer() throws Exception {
    proxy.turn(Mood.GREETING);
    Answer answer = call(false, delivery());
    assertEquals(
        "it answered 200 with a page for people, as log-ins of networks do: check the target (through the proxy 'http://%s')"
            .formatted(proxy.address()),
        answer.text());
    assertEquals(Kind.BARRED, answer.kind());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void knowsThatNothingWasSentWhereTheProxyIsAway(boolean tls) throws Exception {
    Delivery delivery = delivery();
    proxy.close();
    Answer answer = call(tls, delivery);
    assertEquals(Kind.AWAY, answer.kind(), answer::toString);
    assertTrue(
        answer.text().startsWith("no answer from the proxy 'http://" + proxy.address() + "': "),
        answer::text);

    Answer unknown = call(tls, delivery("x.proxy", "http://" + "x".repeat(64) + ".invalid:1"));
    assertEquals(Kind.BARRED, unknown.kind(), unknown::toString);
    assertTrue(unknown.text().endsWith("is not known: check option 'x.proxy'"), unknown::text);
  }

  @Test
  void trustsNoOtherCertificateBehindAProxy() throws Exception {
    SSLContext.setDefault(usual);
    Answer answer = call(true, delivery());
    assertEquals(Kind.BARRED, answer.kind());
    assertTrue(answer.text().startsWith("no secure connection: "), answer::text);
    assertTrue(answer.text().endsWith("(through the proxy 'http://" + proxy.address() + "')"));
    assertEquals(0, secure.calls().size());
  }

  private HttpDouble service(boolean tls) {
    return tls ? secure : plain;
  }

  private Answer call(boolean tls, Delivery delivery) throws Exception {
    URI target = URI.create((tls ? "https://" : "http://") + service(tls).address() + "/x");
    Answer answer =
        delivery.send(
            () ->
                HttpRequest.newBuilder(target)
                    .header("Authorization", "Bearer t0ken")
                    .POST(BodyPublishers.ofString("body")));
    assertFalse(answer.toString().contains("c4n4ry"), answer::toString);
    return answer;
  }

  private Delivery delivery(String... values) {
    List<String> all = new ArrayList<>(List.of("x.proxy", "http://" + proxy.address()));
    all.addAll(List.of("x.attempts", "2"));
    all.addAll(List.of(values));
    PluginOptions options = GivenOptions.of(DECLARED, all.toArray(String[]::new));
    return new Delivery(CallSettings.of(options, "x"), "'x.token'");
  }
}
