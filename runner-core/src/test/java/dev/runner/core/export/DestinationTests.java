package dev.runner.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.runner.api.config.Option;
import dev.runner.core.secret.SecretMask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DestinationTests {

  private static final String TARGET = "board+http://[::1]:80/x";

  private static final Map<String, Option> DECLARED =
      Map.of(
          "board.room", Option.string("room").help("Which room.").defaultValue("hall").build(),
          "board.labels", Option.map("labels").help("Labels.").build(),
          "board.path", Option.secret("path").help("The rest of the path.").build(),
          "board.timeout", Option.duration("timeout").help("How long.").build());

  @Test
  void isTheTargetAloneWhereAllHasItsDefault() {
    assertEquals(TARGET, of(Map.of("board.room", List.of("hall"))).text());
    assertEquals(Destination.of(TARGET), Destination.parse(TARGET));
  }

  @Test
  void namesWhatIsSetInAnyOrder() {
    Destination one =
        of(Map.of("board.room", List.of("attic"), "board.labels", List.of("a=1", "b=2")));
    Destination same =
        of(Map.of("board.labels", List.of("b=2", "a=1"), "board.room", List.of("attic")));
    assertEquals("board.labels=a=1,b=2, board.room=attic", one.options());
    assertEquals(one, same);
    assertEquals(one, Destination.parse(one.text()));
  }

  @Test
  void holdsDigestsOfSecretsAndOfWhatIsLong() {
    Destination one = of(Map.of("board.path", List.of("/c4n4ry")));
    assertNotEquals(one, of(Map.of("board.path", List.of("/other"))));
    assertEquals("board.path=#".length() + 12, one.options().length());
    Destination borrowed = of(Map.of("board.room", List.of("at-c4n4ry-home")));
    assertFalse((one.text() + borrowed.text()).contains("c4n4ry"), borrowed::text);
    assertEquals(
        "board.room=#".length() + 12,
        of(Map.of("board.room", List.of("x".repeat(500)))).options().length());
  }

  private static Destination of(Map<String, List<String>> values) {
    Map<String, List<String>> all = new HashMap<>(values);
    all.put("board.timeout", List.of("1s"));
    return Destination.of(
        TARGET,
        Set.of("board.room", "board.labels", "board.path"),
        new Destination.Options(DECLARED, all),
        SecretMask.of(List.of("c4n4ry")));
  }
}
