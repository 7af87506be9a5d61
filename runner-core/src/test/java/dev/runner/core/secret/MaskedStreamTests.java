package dev.runner.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskedStreamTests {

  private final MaskedStream stream =
      SecretMask.of(List.of("s3cret", "s3cret-and-more", "aaaaaab")).stream();

  private String accept(String piece) {
    return text(stream.accept(piece.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private String acceptAfterGap(String piece) {
    return text(stream.acceptAfterGap(piece.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void passesOnAtOnceWhatCanBeNoSecret() {
    assertEquals("hello", accept("hello"));
    assertEquals(" s3c ", accept(" s3c "));
    assertEquals("", text(stream.end()));
  }

  @Test
  void findsASecretThatComesByteByByte() {
    StringBuilder out = new StringBuilder();
    for (char c : "x s3cret! s3cret-and-more! s3cret-and".toCharArray()) {
      out.append(accept(String.valueOf(c)));
    }
    out.append(text(stream.end()));
    assertEquals("x ***! ***! ***", out.toString());
  }

  @Test
  void masksTheSameWhereverTextIsCut() {
    Random random = new Random(11);
    String alphabet = "ab3s-cret";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append(
          random.nextInt(9) == 0
              ? List.of("s3cret", "s3cret-and-more", "aaaaaab").get(random.nextInt(3))
              : alphabet.charAt(random.nextInt(alphabet.length())));
    }
    String whole =
        SecretMask.of(List.of("s3cret", "s3cret-and-more", "aaaaaab")).mask(text.toString());
    StringBuilder out = new StringBuilder();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + random.nextInt(12));
      out.append(accept(text.substring(from, to)));
      from = to;
    }
    out.append(text(stream.end()));
    assertEquals(whole, out.toString());
  }

  @Test
  void keepsABeginningThatTellsLittleAndMasksOneThatTellsMuch() {
    assertEquals("x", accept("xs3cre"));
    assertEquals("s3cre", text(stream.end()));
    assertEquals("x", accept("xs3cret-and-mor"));
    assertEquals("***", text(stream.end()));
  }

  @Test
  void masksBothSidesOfAGap() {
    assertEquals("x", accept("xs3cret-and"));
    assertEquals("******|y", acceptAfterGap("nd-more|y"));
    assertEquals("ore|", acceptAfterGap("ore|"));
    assertEquals("***", acceptAfterGap("s3cret!").substring(0, 3));
  }
}
