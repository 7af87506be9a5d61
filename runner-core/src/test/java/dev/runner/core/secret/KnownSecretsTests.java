package dev.runner.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSecretsTests {

  private static final SecretMask FIRST = SecretMask.of(List.of("first-one"));

  @Test
  void masksWhatIsAddedLater() {
    KnownSecrets secrets = KnownSecrets.growing(FIRST);
    assertEquals("*** second-one", secrets.mask().mask("first-one second-one"));
    secrets.add(List.of("second-one"));
    assertEquals("*** ***", secrets.mask().mask("first-one second-one"));
    assertSame(secrets.mask(), secrets.mask());
  }

  @Test
  void sharesWhatIsAddedWithOthersThatBeginDifferently() {
    KnownSecrets secrets = KnownSecrets.growing(FIRST);
    KnownSecrets others = secrets.over(SecretMask.NONE);
    others.add(List.of("second-one"));
    assertEquals("first-one ***", others.mask().mask("first-one second-one"));
    assertEquals("*** ***", secrets.mask().mask("first-one second-one"));
  }

  @Test
  void findsTheLongestOfSecretsThatBeginAlike() {
    KnownSecrets secrets = KnownSecrets.growing(FIRST);
    secrets.add(List.of("first-one-and-more"));
    assertEquals("***!", secrets.mask().mask("first-one-and-more!"));
  }

  @Test
  void isAppliedToAStreamThatHasBegun() {
    KnownSecrets secrets = KnownSecrets.growing(SecretMask.NONE);
    MaskedStream stream = secrets.stream();
    StringBuilder out = new StringBuilder();
    out.append(pass(stream, "before sec"));
    secrets.add(List.of("second-one"));
    out.append(pass(stream, " second")).append(pass(stream, "-one"));
    assertEquals("before sec ***", out.toString());
  }

  @Test
  void isEmptyOnlyIfNothingCanCome() {
    assertTrue(KnownSecrets.of(SecretMask.NONE).isEmpty());
    assertFalse(KnownSecrets.of(FIRST).isEmpty());
    assertFalse(KnownSecrets.growing(SecretMask.NONE).isEmpty());
    KnownSecrets fixed = KnownSecrets.of(FIRST);
    assertThrows(IllegalStateException.class, () -> fixed.add(List.of("second-one")));
  }

  private static String pass(MaskedStream stream, String text) {
    byte[] bytes = stream.accept(text.getBytes(StandardCharsets.UTF_8));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
