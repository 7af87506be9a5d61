package dev.runner.api.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTargetTests {

  @ParameterizedTest
  @CsvSource({
    "Webhook+HTTPS://x:1/a?b=c, webhook+https, https://x:1/a?b=c",
    "http://x/, http, http://x/",
    "a+b+c:d, a+b+c, c:d"
  })
  void knowsItsSchemeAndWhereToConnect(String text, String scheme, String endpoint) {
    ExportTarget target = ExportTarget.parse(text);
    assertEquals(scheme, target.scheme());
    assertEquals(endpoint, target.endpoint().toString());
    assertEquals(text, target.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "//host/", "a://me@x/", "a://me:pw@x/", "a://me:pw@a_b/", "a b:c", ""})
  void isAUriWithASchemeAndNoPassword(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ExportTarget.parse(text)).getMessage();
    assertFalse(message.contains("pw"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Http", "1a", "a b", "a:"})
  void hasASchemeThatUrisCanHave(String scheme) {
    assertThrows(IllegalArgumentException.class, () -> ExporterDescription.of("x", scheme));
    assertThrows(
        IllegalArgumentException.class, () -> new ExporterDescription(List.of(), "nothing"));
  }

  @Test
  void leavesAloneWhatWasRefusedWhenOnlyTheRestIsWanted() {
    OutboxItem refused = OutboxItem.failed("k", "1", "no", false);
    assertTrue(refused.isOpen("1", false));
    assertFalse(refused.isOpen("1", true));
    assertTrue(refused.isOpen("2", true));
    assertTrue(OutboxItem.failed("k", "1", "away", true).isOpen("1", true));
    assertTrue(OutboxItem.pending("k", "1").isOpen("1", true));
    assertFalse(OutboxItem.sent("k", "1", "7").isOpen("1", false));
  }
}
