package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.NearestName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownKeysTests {

  private static final List<DeclaredOptions> DECLARED =
      List.of(
          plugin(
              "inventory",
              OptionGroup.of(
                  "inventory",
                  "Inventory.",
                  Option.string("endpoint").help("E.").build(),
                  Option.string("password").help("P.").secret().build(),
                  Option.string("request-timeout").help("T.").build())),
          plugin(
              "net.weather-station",
              OptionGroup.of(
                  "weather-station",
                  "Weather.",
                  Option.string("sensor-count").help("S.").build(),
                  Option.string("calibrate").help("C.").build())));

  @TempDir Path folder;

  private Issue issue(Workspace workspace) {
    return workspace.issue(DECLARED.toArray(DeclaredOptions[]::new));
  }

  @Test
  void namesTheKeyMeantByEachOfTwoHundredTypos() {
    List<String> keys = known();
    Random random = new Random(20260102);
    for (int i = 0; i < 200; i++) {
      String key = keys.get(random.nextInt(keys.size()));
      Typo typo = Typo.of(key, random);
      Workspace workspace = new Workspace(folder);
      String expected = "did you mean '" + key + "'?";
      String origin = "-D";
      switch (i % 3) {
        case 0 -> workspace.set(typo.text(), "x");
        case 1 -> {
          workspace.file("runner.conf", "\n" + typo.text() + " = x");
          origin = workspace.path("runner.conf") + ":2";
        }
        default -> {
          String variable = PluginOptions.environmentName(typo.text());
          workspace.variable(variable, "x");
          expected = "did you mean '" + PluginOptions.environmentName(key) + "'?";
          origin = "environment variable " + variable;
        }
      }
      Issue issue = issue(workspace);
      assertEquals("config.unknown-key", issue.code());
      assertTrue(issue.message().endsWith(expected), typo + " of " + key + ": " + issue);
      assertEquals(Optional.of(origin), issue.origin());
    }
  }

  @Test
  void namesTwoHundredTyposOfOneFileAtOnce() {
    List<String> keys = List.copyOf(known());
    Random random = new Random(7);
    List<String> meant = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Set<String> used = new TreeSet<>(keys);
    while (meant.size() < 200) {
      String key = keys.get(random.nextInt(keys.size()));
      String typo = Typo.of(key, random).text();
      if (used.add(typo)) {
        meant.add(key);
        text.append(typo).append(" = x\n");
      }
    }
    Workspace workspace = new Workspace(folder).file("runner.conf", text.toString());
    Map<String, String> advice = new HashMap<>();
    for (Issue issue : workspace.merged(DECLARED.toArray(DeclaredOptions[]::new)).issues()) {
      assertEquals("config.unknown-key", issue.code());
      advice.put(issue.origin().orElseThrow(), issue.message());
    }
    assertEquals(200, advice.size());
    for (int line = 1; line <= 200; line++) {
      String message = advice.get(workspace.path("runner.conf") + ":" + line);
      String expected = "did you mean '" + meant.get(line - 1) + "'?";
      assertTrue(message.endsWith(expected), message + " but meant " + expected);
    }
  }

  private static List<String> known() {
    return DECLARED.stream()
        .flatMap(declared -> declared.groups().stream())
        .flatMap(group -> group.options().stream().map(group::key))
        .toList();
  }

  /** One slip of the fingers: a letter too many, too few, wrong, or two swapped. */
  private record Typo(String text) {

    static Typo of(String key, Random random) {
      String typo = key;
      while (typo.equals(key)) {
        int at = random.nextInt(key.length() - 1);
        String letter = String.valueOf((char) ('a' + random.nextInt(26)));
        String head = key.substring(0, at);
        String tail = key.substring(at + 1);
        typo =
            switch (random.nextInt(4)) {
              case 0 -> head + tail;
              case 1 -> head + letter + key.substring(at);
              case 2 -> head + letter + tail;
              default -> head + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2);
            };
      }
      return new Typo(typo);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "endpoint                    | did you mean 'inventory.endpoint'?",
        "inventory.requestTimeout    | did you mean 'inventory.request-timeout'?",
        "inventory.request_timeout   | did you mean 'inventory.request-timeout'?",
        "stroe.file                  | did you mean 'store.file'?",
        "inventory                   | it is a group; set one of 'inventory.endpoint', 'inventory.password'",
        "inventory.colour            | set one of 'inventory.endpoint', 'inventory.password'",
        "mailbox.folder              | no installed plugin declares group 'mailbox' (known are ",
        "junit                       | it is a group; set keys below it, as in 'junit.jupiter...'",
        "plugins.inventroy.junit.a.b | did you mean 'plugins.inventory.junit'?",
        "plugins.zzz.junit.a         | no such plugin is installed (installed are inventory, net.weather-station)",
        "plugins.inventory.fork.heep | did you mean 'plugins.inventory.fork.heap'?",
        "plugins.inventory.budget.tim | did you mean 'plugins.inventory.budget.time'?",
        "budget.failure              | did you mean 'budget.failures'?",
        "plugins.inventory.endpoint  | JUnit parameters and settings of forks, as in 'plugins.inventory.junit.jupiter...'",
        "''                          | no installed plugin declares group"
      })
  void advisesOnTheCommandLineAndInFiles(String key, String advice) {
    String name = key.equals("''") ? "" : key;
    Issue issue = issue(new Workspace(folder).set(name, "x"));
    assertTrue(issue.message().contains(advice), issue.message());
    assertEquals(name, issue.subject());
    String path = name.isEmpty() ? "\"\"" : name;
    Issue inFile = issue(new Workspace(folder).file("runner.conf", path + " = x"));
    assertTrue(inFile.message().contains(advice), inFile.message());
  }

  @Test
  void reportsEveryPlaceOfAKey() {
    Workspace workspace =
        new Workspace(folder)
            .file("given.conf", "a.b = 1\ninventory { endpiont = ${a.b} }\n")
            .file("runner.conf", "\n\ninventory.endpiont = 2\ncolour { deep { er = [] } }")
            .set("inventory.endpiont", "3")
            .variable("RUNNER__INVENTORY__ENDPIONT", "4")
            .variable("RUNNER__", "5");
    Set<String> places = new TreeSet<>();
    for (Issue issue : workspace.merged(DECLARED.toArray(DeclaredOptions[]::new)).issues()) {
      assertEquals("config.unknown-key", issue.code());
      assertTrue(issue.isError());
      places.add(issue.subject() + " " + issue.origin().orElseThrow());
    }
    assertEquals(
        new TreeSet<>(
            Set.of(
                "a.b " + workspace.path("given.conf") + ":1",
                "inventory.endpiont " + workspace.path("given.conf") + ":2",
                "inventory.endpiont " + workspace.path("runner.conf") + ":3",
                "colour.deep.er " + workspace.path("runner.conf") + ":4",
                "inventory.endpiont -D",
                "RUNNER__INVENTORY__ENDPIONT environment variable RUNNER__INVENTORY__ENDPIONT",
                "RUNNER__ environment variable RUNNER__")),
        places);
  }

  @Test
  void acceptsEmptyBlocksThatCouldHoldSomething() {
    Workspace workspace =
        new Workspace(folder)
            .file(
                "runner.conf",
                "inventory {}\nstore = null\njunit {}\nplugins { inventory { junit {} } }");
    assertEquals(List.of(), workspace.merged(DECLARED.toArray(DeclaredOptions[]::new)).issues());
    assertEquals("stroe", issue(new Workspace(folder).file("runner.conf", "stroe {}")).subject());
  }

  @Test
  void shortensAKeyThatFillsThePage() {
    Issue issue = issue(new Workspace(folder).set("x".repeat(100_000), "y"));
    assertTrue(issue.message().length() < 600, issue.message());
  }

  @Test
  void namesNothingWhereNothingIsNear() {
    assertEquals(
        Optional.of("a.bcd"), new NearestName(List.of("a.bce", "a.bcd", "z")).to("a.bcdd"));
    assertEquals(Optional.empty(), new NearestName(List.of("alpha", "beta")).to("gamma"));
    assertEquals(Optional.empty(), new NearestName(List.of()).to("x"));
  }
}
