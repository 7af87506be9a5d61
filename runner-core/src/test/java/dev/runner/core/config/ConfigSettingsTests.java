package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSettingsTests {

  private static final String CANARY = "c4n4ry-1";

  private static final DeclaredOptions PLUGIN =
      plugin(
          "p",
          OptionGroup.of(
              "g",
              "Group.",
              Option.string("token").help("T.").secret().build(),
              Option.uri("uri").help("U.").build(),
              Option.list("list").help("L.").build(),
              Option.integer("size").help("S.").defaultValue("5").build()));

  @TempDir Path folder;

  private Map<String, String> shown(Workspace workspace, boolean set) {
    Map<String, String> shown = new TreeMap<>();
    new ConfigSettings()
        .of(workspace.merged(PLUGIN), workspace.sources()).stream()
            .filter(setting -> setting.isSet() == set)
            .forEach(s -> shown.put(s.key(), s.hocon() + " (" + s.origin() + ")"));
    return shown;
  }

  @Test
  void tellWhatIsSetAndWhere() {
    Workspace workspace =
        new Workspace(folder)
            .file("runner.conf", "g.list = [a, b]\njunit.x = 1\nplugins.p.junit.y = [1, 2]\n")
            .variable("RUNNER__G__SIZE", "7")
            .variable("RUNNER__JUNIT__X", "2")
            .set("junit.z", "3");
    String file = workspace.path("runner.conf");
    assertEquals(
        Map.of(
            "g.list", "[\"a\", \"b\"] (" + file + ":1)",
            "g.size", "7 (environment variable RUNNER__G__SIZE)",
            "junit.x", "\"2\" (environment variable RUNNER__JUNIT__X)",
            "junit.z", "\"3\" (-D)",
            "plugins.p.junit.y", "\"1,2\" (" + file + ":3)"),
        shown(workspace, true));
    assertEquals(
        "\".runner/store.db\" (default of the runner)", shown(workspace, false).get("store.file"));
    assertEquals("null (not set)", shown(workspace, false).get("g.uri"));
  }

  @Test
  void hideSecretsAlsoWhereTheyAreCopiedTo() {
    Workspace workspace =
        new Workspace(folder)
            .file(
                "runner.conf",
                "g.token = %s\ng.uri = \"http://me:other-pw@x/?t=\"${g.token}\njunit.t = ${g.token}"
                    .formatted(CANARY))
            .set("g.list", "a," + CANARY);
    Map<String, String> shown = shown(workspace, true);
    assertFalse(shown.toString().contains(CANARY), shown::toString);
    assertFalse(shown.toString().contains("other-pw"), shown::toString);
    assertEquals(List.of("[\"a\", \"***\"] (-D)"), List.of(shown.get("g.list")));
  }
}
