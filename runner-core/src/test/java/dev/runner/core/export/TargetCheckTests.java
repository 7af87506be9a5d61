package dev.runner.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.config.ExportRules;
import dev.runner.core.secret.SecretMask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCheckTests {

  private static final TargetCheck.Schemes SCHEMES =
      new TargetCheck.Schemes("task", Set.of("board+https", "board+http", "copy"), Set.of("rail"));
  private static final SecretMask SECRETS = SecretMask.of(List.of("c4n4ry"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "board+http://x/",
        "BOARD+http://x:1/a?b=c#d",
        "copy:anything",
        "copy:///folder",
        "board+https://[::1]:8080/",
        "board+http://x/?design=4"
      })
  void allowsWhatNobodyForbids(String target) {
    assertEquals(Optional.empty(), check(List.of()).problem(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "board+http://c4n4ry@x/",
        "board+http://me:c4n4ry@x/",
        "board+http://me:c4n4ry@a_b/",
        "board+http://me:c4n4ry@x/ y",
        "board+http://x/?api-key=c4n4ry",
        "board+http://x/?a=b&X-Access_Token=c4n4ry",
        "board+http://x/#password=c4n4ry",
        "nosuch://x/?secret=c4n4ry",
        "board+http://x/c4n4ry",
        "x c4n4ry"
      })
  void showsNoSecretOfATargetThatItRefuses(String target) {
    String message = check(List.of()).problem(target).orElseThrow().toString();
    assertFalse(message.contains("c4n4ry"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "board+http://ci.example.org/",
        "board+http://CI.Example.ORG./",
        "board+http://a.b.example.org:99/",
        "board+http://box:8080/",
        "board+https://gate/",
        "board+http://[::1]/"
      })
  void allowsHostsThatAreNamed(String target) {
    assertEquals(Optional.empty(), hosts().problem(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "board+http://example.org/",
        "board+http://evilexample.org/",
        "board+http://ci.example.org.evil/",
        "board+http://box/",
        "board+http://box:80801/",
        "board+http://gate/",
        "board+http://[::2]/",
        "board+http://a_b/",
        "copy:anything"
      })
  void refusesAllOtherHosts(String target) {
    String message = hosts().problem(target).orElseThrow().message();
    assertTrue(message.contains("'export.allowed-hosts'"), message);
  }

  @Test
  void saysWhatWasProbablyMeant() {
    String message = check(List.of()).problem("bord+http://x/").orElseThrow().message();
    assertEquals(
        "Cannot export to 'bord+http://x/': no installed exporter has the scheme 'bord+http': did you mean 'board+http'? (known are board+http, board+https, copy)",
        message);
    assertEquals(
        "Cannot export to 'http://x/': no installed exporter has the scheme 'http': did you mean 'webhook+http'? (known are s3+http, webhook+http)",
        new TargetCheck(
                ExportRules.DEFAULT,
                new TargetCheck.Schemes("run", Set.of("webhook+http", "s3+http"), Set.of()),
                SecretMask.NONE)
            .problem("http://x/")
            .orElseThrow()
            .message());
  }

  @Test
  void saysWhoTakesWhatAnExporterDoesNot() {
    assertEquals(
        "Cannot export to 'rail:x': the exporter of 'rail' takes no task (those that do have the schemes board+http, board+https, copy)",
        check(List.of()).problem("rail:x").orElseThrow().message());
    TargetCheck none =
        new TargetCheck(
            new ExportRules(List.of(), List.of(), List.of(), Duration.ofMinutes(1)),
            new TargetCheck.Schemes("task", Set.of(), Set.of("rail")),
            SECRETS);
    assertEquals(
        "Cannot export to 'rail:x': the exporter of 'rail' takes no task (no installed one does)",
        none.problem("rail:x").orElseThrow().message());
  }

  private static TargetCheck hosts() {
    return check(List.of("*.example.org", "box:8080", "gate:443", "[::1]"));
  }

  private static TargetCheck check(List<String> hosts) {
    ExportRules rules = new ExportRules(List.of(), List.of(), hosts, Duration.ofMinutes(1));
    return new TargetCheck(rules, SCHEMES, SECRETS);
  }
}
