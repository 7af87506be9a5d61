package dev.runner.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTests {

  private static String masked(String text, String... secrets) {
    return SecretMask.of(List.of(secrets)).mask(text);
  }

  @Test
  void replacesEachSecretWhereverItStands() {
    assertEquals("***, *** and ***", masked("s3cret, t0ken-1 and s3cret", "s3cret", "t0ken-1"));
    assertEquals(
        "a\u00fc *** \u20ac", masked("a\u00fc p\u00e4ssw\u00f6rd \u20ac", "p\u00e4ssw\u00f6rd"));
  }

  @Test
  void prefersTheLongerOfTwoSecrets() {
    assertEquals("x***y ***z", masked("xsecret-longy secretz", "secret", "secret-long"));
  }

  @Test
  void leavesOtherTextsAsTheyAre() {
    SecretMask mask = SecretMask.of(List.of("s3cret"));
    String text = "s3cre t";
    assertSame(text, mask.mask(text));
    assertSame(text, SecretMask.NONE.mask(text));
    assertSame(SecretMask.NONE, SecretMask.of(List.of()));
  }

  @Test
  void knowsNoSecretOfFewerThanSixCharacters() {
    assertTrue(SecretMask.of(List.of("12345")).isEmpty());
    assertEquals("***", masked("123456", "123456"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "s3cret!",
        "s3/cret+?",
        "p\u00e4ss w\u00f6rd&\"<\\>",
        "0123456789abcdef"
      })
  void findsSecretsThatAreEncoded(String secret) {
    Base64.Encoder basic = Base64.getEncoder();
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    for (String before : List.of("", "u:", "me:", "you:", "other:")) {
      for (String after : List.of("", "x", "xy", "xyz")) {
        byte[] bytes = (before + secret + after).getBytes(StandardCharsets.UTF_8);
        String inner = basic.encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        assertTrue(masked(basic.encodeToString(bytes), secret).contains("***"), before + after);
        assertTrue(masked(url.encodeToString(bytes), secret).contains("***"), before + after);
        assertFalse(masked(basic.encodeToString(bytes), secret).contains(inner));
      }
    }
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    assertEquals("q=***&r", masked("q=" + encoded + "&r", secret));
    assertEquals("q=***", masked("q=" + encoded.replace("+", "%20"), secret));
    assertEquals(
        "{\"k\": \"***\"}",
        masked("{\"k\": \"" + secret.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}", secret));
  }

  @Test
  void findsTheLinesOfASecret() {
    String key = "-----BEGIN-----\nAAAABBBBCCCC\nDDDD\n";
    assertEquals("<***>", masked("<" + key + ">", key));
    assertEquals("1 *** 2 DDDD", masked("1 AAAABBBBCCCC 2 DDDD", key));
  }

  @Test
  void rewritesFilesThatHoldASecret(@TempDir Path folder) throws Exception {
    SecretMask mask = SecretMask.of(List.of("s3cret"));
    byte[] binary = {0, (byte) 0xff, 's', '3', 'c', 'r', 'e', 't', 0};
    Path file = Files.write(folder.resolve("a.bin"), binary);
    mask.mask(file);
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        new byte[] {0, (byte) 0xff, '*', '*', '*', 0}, Files.readAllBytes(file));
    Path other = Files.writeString(folder.resolve("b.txt"), "plain");
    assertTrue(other.toFile().setReadOnly());
    mask.mask(other);
    assertEquals("plain", Files.readString(other));
  }

  @Test
  void takesSecretsFromSecretOptionsAndFromTheUrisOfOthers() {
    Map<String, Option> declared =
        Map.of(
            "a.token", Option.list("token").help("T.").secret().build(),
            "a.url", Option.uri("url").help("U.").build());
    List<String> secrets =
        SecretValues.of(
            declared,
            Map.of("a.token", List.of("one", "two"), "a.url", List.of("http://me:pass@host/x")));
    assertEquals(List.of("one", "pass", "two"), secrets.stream().sorted().toList());
  }
}
