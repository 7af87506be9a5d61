package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCanaryTests {

  private static final String CANARY = "c4n4ry";

  private static final DeclaredOptions PLUGIN =
      plugin(
          "p",
          OptionGroup.of(
              "g",
              "Group.",
              Option.string("text").help("T.").secret().build(),
              Option.integer("number").help("N.").secret().range(1, 2).build(),
              Option.string("choice").help("C.").secret().choices("x").build(),
              Option.list("list").help("L.").secret().choices("x").build(),
              Option.uri("uri").help("U.").build()));

  @TempDir Path folder;

  private static void assertHidden(Workspace workspace) {
    MergedConfig merged = workspace.merged(PLUGIN);
    assertFalse(merged.issues().isEmpty());
    assertFalse(merged.issues().toString().contains(CANARY), merged.issues().toString());
    assertFalse(merged.toString().contains(CANARY), "the whole record");
    assertFalse(workspace.sources().toString().contains(CANARY), "the sources");
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "choice", "list", "txet", "number.deeper"})
  void hidesBadAndMisspeltSecretsOfEverySource(String name) {
    assertHidden(new Workspace(folder).set("g." + name, CANARY));
    assertHidden(
        new Workspace(folder)
            .variable("RUNNER__G__" + name.toUpperCase(java.util.Locale.ROOT), CANARY));
    assertHidden(new Workspace(folder).file("runner.conf", "g." + name + " = " + CANARY));
    assertHidden(
        new Workspace(folder)
            .variable("VAULT", CANARY)
            .file("runner.conf", "g." + name + " = ${VAULT}"));
    assertHidden(
        new Workspace(folder).file("runner.conf", "g." + name + " = [" + CANARY + ", {}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g.text = c4n4ry\"",
        "g.text = \"c4n4ry",
        "g.text = x:c4n4ry",
        "g.text = x,c4n4ry",
        "g.text = x$c4n4ry",
        "g.text = x c4n4ry } y",
        "g.text = \"\\c4n4ry\"",
        "g.text = x,c4n4ry's (secret) isn't",
        "g.text = x]c4n4ry",
        "g.text c4n4ry",
        "g { c4n4ry }",
        "g.text = c4n4ry { a = 1 }",
        "g.text = c4n4ry [1]",
        "g.uri { a = 1 }, g.text = c4n4ry ${g.uri}",
        "g.text = c4n4ry, g.text = ${g.text}[1]",
        "[c4n4ry]",
        "include c4n4ry",
        "g.text = ${c4n4ry"
      })
  void hidesWhatAParserQuotes(String text) {
    assertHidden(new Workspace(folder).file("runner.conf", text));
  }

  @Test
  void hidesThePasswordInAUri() {
    assertHidden(new Workspace(folder).set("g.uri", "http://me:" + CANARY + "@a b"));
  }

  @Test
  void showsGoodSecretsAsStars() {
    MergedConfig merged = new Workspace(folder).variable("RUNNER__G__TEXT", CANARY).merged(PLUGIN);
    ResolvedOption secret = merged.options().get("g.text");
    assertEquals(Optional.of(List.of(CANARY)), secret.values());
    assertEquals(Optional.of("***"), secret.shown());
    assertTrue(secret.toString().contains("***"));
    assertFalse(merged.toString().contains(CANARY));
  }
}
