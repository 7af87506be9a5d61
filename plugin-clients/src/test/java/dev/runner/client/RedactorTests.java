package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.runner.api.credential.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTests {

  private final Redactor redactor =
      new Redactor(
          Redaction.STANDARD.andHeaders("X-Mine").andFields("pin-code"),
          Map.of("X-Cred", Secret.of("Bearer s3cr3t-token")),
          List.of(Secret.of("hidden text"), Secret.of("abc")),
          100);

  @Test
  void masksHeadersByNameAndThoseOfCredentials() {
    assertEquals(
        Map.of(
            "authorization", List.of("***"),
            "x-mine", List.of("***", "***"),
            "x-cred", List.of("***"),
            "accept", List.of("a *** b")),
        redactor.headers(
            Map.of(
                "Authorization", List.of("x"),
                "X-MINE", List.of("1", "2"),
                "x-cred", List.of("y"),
                "Accept", List.of("a hidden text b"))));
  }

  @ParameterizedTest
  @CsvSource({
    "http://u:p@h/x, http://***@h/x",
    "http://h/x?a=1&access_token=2&b=3, http://h/x?a=1&access_token=***&b=3",
    "http://h/x?Pin_Code=2#f, http://h/x?Pin_Code=***",
    "http://h/s3cr3t-token/x, http://h/***/x",
    "http://h/x?plain, http://h/x?plain",
  })
  void masksUris(String uri, String shown) {
    assertEquals(shown, redactor.uri(URI.create(uri)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json | {"a": {"Password": {"x": [1, 2]}, "b": "hidden text"}} | {"a":{"Password":"***","b":"***"}}
          application/x+json; v=1 | [{"pin_code": 1234}, {"id": 5}] | [{"pin_code":"***"},{"id":5}]
          application/json | {"token": "abc\\"d", broken | {"token": ***, broken
          text/plain | log in with password=12345, please | log in with password=***, please
          application/x-www-form-urlencoded | user=ann&password=p%26q | user=ann&password=***
          """)
  void masksBodies(String type, String body, String shown) {
    assertEquals(Optional.of(shown), redactor.body(type, bytes(body)).text());
  }

  @Test
  void cutsLongBodiesButNotInTheMiddleOfASecret() {
    String text = "x".repeat(95) + "hidden text" + "y".repeat(5_000_000);
    Redactor.Shown shown = redactor.body("text/plain", bytes(text));

    assertEquals(Optional.of("x".repeat(95) + "***yy"), shown.text());
    assertEquals(5_000_106, shown.bytes());
    assertEquals(true, shown.cut());
  }

  @Test
  void cutsLongJson() {
    String items = "[" + "{\"token\":\"abcdefgh\"},".repeat(100_000) + "0]";
    Redactor.Shown shown = redactor.body("application/json", bytes(items));

    assertEquals(100, shown.text().orElseThrow().length());
    assertFalse(shown.text().orElseThrow().contains("abcdefgh"));
  }

  @Test
  void showsNothingOfABodyWhereThatIsAskedFor() {
    Redactor silent = new Redactor(Redaction.STANDARD, Map.of(), List.of(), 0);
    assertEquals(
        new Redactor.Shown(2, Optional.of(""), true), silent.body("text/plain", bytes("ab")));
    assertEquals(
        new Redactor.Shown(2, Optional.of(""), true), silent.body("application/json", bytes("{}")));
  }

  @Test
  void doesNotCutACharacterInTwo() {
    String text = "x".repeat(99) + "\uD83D\uDE00 and more";
    assertEquals(Optional.of("x".repeat(99)), redactor.body("text/plain", bytes(text)).text());
  }

  @Test
  void doesNotShowWhatIsNoText() {
    Redactor.Shown shown = redactor.body("image/png", new byte[] {1, 2, 3});
    assertEquals(new Redactor.Shown(3, Optional.empty(), false), shown);
  }

  @Test
  void aSecretDoesNotShowItself() {
    assertEquals("***", Secret.of("abcdef").toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
