package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigValuesTests {

  private static final DeclaredOptions PLUGIN =
      plugin(
          "p",
          OptionGroup.of(
              "g",
              "Group.",
              Option.bool("bool").help("H.").defaultValue("true").build(),
              Option.integer("int").help("H.").range(1, 9).build(),
              Option.decimal("dec").help("H.").range(0, 0.5).build(),
              Option.duration("dur").help("H.").build(),
              Option.uri("uri").help("H.").build(),
              Option.path("path").help("H.").build(),
              Option.string("mode").help("H.").choices("fast", "slow").build(),
              Option.list("list").help("H.").choices("a", "b").build(),
              Option.string("pin").help("H.").choices("1", "2").secret().build()));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bool | maybe    | invalid value 'maybe' (expected true or false); correct the value, or remove it to get the default 'true'",
        "bool | ``       | invalid value '' (expected true or false)",
        "int  | 1.5      | invalid value '1.5' (expected a whole number)",
        "int  | 10       | invalid value '10' (allowed are numbers from 1 to 9)",
        "int  | 1e99     | invalid value '1e99' (expected a whole number)",
        "dec  | 0.6      | invalid value '0.6' (allowed are numbers from 0 to 0.5)",
        "dec  | NaN      | invalid value 'NaN' (expected a number)",
        "dur  | 5 apples | invalid value '5 apples' (expected a duration such as 500ms, 10s or 5m)",
        "uri  | ``       | invalid value '' (expected a URI)",
        "path | ``       | invalid value '' (expected a path)",
        "uri  | a b      | invalid value 'a b' (expected a URI)",
        "uri  | ftp://me:pw@x y | invalid value 'ftp://***@x y' (expected a URI)",
        "mode | medium   | invalid value 'medium' (allowed are fast, slow)",
        "list | a,c      | invalid value 'a,c' (allowed are a, b)",
        "pin  | 7777     | invalid value '***' (allowed are 1, 2)"
      })
  void refusesABadValueFromEachSource(String name, String text, String problem) {
    String key = "g." + name;
    assertInvalid(new Workspace(folder).set(key, text), key, "-D", problem);
    String variable = "RUNNER__G__" + name.toUpperCase(java.util.Locale.ROOT);
    assertInvalid(
        new Workspace(folder).variable(variable, text),
        key,
        "environment variable " + variable,
        problem);
    String value = name.equals("list") ? "[a, c]" : "\"" + text + "\"";
    Workspace inFile =
        new Workspace(folder).file("runner.conf", "g {\n" + name + " = " + value + "\n}");
    assertInvalid(inFile, key, inFile.path("runner.conf") + ":2", problem);
  }

  private static void assertInvalid(
      Workspace workspace, String key, String origin, String problem) {
    MergedConfig merged = workspace.merged(PLUGIN);
    List<Issue> errors = merged.issues().stream().filter(Issue::isError).toList();
    Issue issue = Workspace.only(errors);
    assertEquals("config.invalid-value", issue.code());
    assertEquals(key, issue.subject());
    assertEquals(Optional.of(origin), issue.origin());
    assertTrue(
        issue.message().startsWith("Option '" + key + "' (" + origin + "): " + problem),
        issue.message());
    assertEquals(Optional.empty(), merged.options().get(key).values());
    assertFalse(merged.values(new PluginId("p")).containsKey(key));
  }

  @Test
  void refusesAListForAScalarAndABlockInAList() {
    Issue list = new Workspace(folder).file("runner.conf", "g.int = [1, 2]").issue(PLUGIN);
    assertTrue(list.message().contains("'1,2' (expected one value, not a list)"), list.message());
    Issue block =
        new Workspace(folder).file("runner.conf", "g { list = [a, { x = 1 }] }").issue(PLUGIN);
    assertEquals("config.invalid-value", block.code());
    assertTrue(block.message().contains("must be texts or numbers"), block.message());
  }

  @Test
  void refusesABlockForAScalar() {
    Issue issue = new Workspace(folder).file("runner.conf", "g.mode { fast = 1 }").issue(PLUGIN);
    assertEquals("g.mode.fast", issue.subject());
    assertEquals("config.unknown-key", issue.code());
  }

  @Test
  void doesNotJudgeWhatAStrongerSourceOverrides() {
    Workspace workspace = new Workspace(folder).file("runner.conf", "g.int = x").set("g.int", "3");
    assertEquals(List.of(), workspace.merged(PLUGIN).issues());
  }

  @Test
  void saysHowToGiveAValueThatIsRequired() {
    OptionGroup group =
        OptionGroup.of(
            "app",
            "App.",
            Option.uri("home").help("Where it is.").required().build(),
            Option.string("token").help("Lets you in.").required().secret().build());
    List<Issue> issues = new Workspace(folder).merged(plugin("p", group)).issues();
    assertEquals(
        List.of(
            "Option 'app.home' is required and has no value (Where it is.); set it in runner.conf, by -D app.home=VALUE or by the environment variable RUNNER__APP__HOME, it must be a URI",
            "Option 'app.token' is required and has no value (Lets you in.); set it by the environment variable RUNNER__APP__TOKEN or in runner.conf, it must be text"),
        issues.stream().map(Issue::message).toList());
    assertEquals("config.missing-value", issues.get(0).code());
    assertTrue(issues.get(0).isError());
  }

  @Test
  void takesAnEmptyTextForNoValueWhereOneIsRequired() {
    OptionGroup group =
        OptionGroup.of(
            "app", "App.", Option.string("token").help("Lets you in.").required().secret().build());
    Issue issue =
        new Workspace(folder).variable("RUNNER__APP__TOKEN", " ").issue(plugin("p", group));
    assertEquals("config.missing-value", issue.code());
    assertTrue(
        issue
            .message()
            .startsWith(
                "Option 'app.token' is required and has no value but an empty one (environment variable RUNNER__APP__TOKEN)"),
        issue.message());
  }

  @Test
  void asksForNoValueThatABrokenFileMayHold() {
    OptionGroup group =
        OptionGroup.of("app", "App.", Option.uri("home").help("H.").required().build());
    Issue issue = new Workspace(folder).file("runner.conf", "app {").issue(plugin("p", group));
    assertEquals("config.syntax", issue.code());
  }

  @Test
  void warnsOfASecretOnTheCommandLine() {
    Issue issue = new Workspace(folder).set("g.pin", "2").issue(PLUGIN);
    assertEquals("config.secret-on-command-line", issue.code());
    assertEquals(Severity.WARNING, issue.severity());
    assertTrue(issue.message().contains("RUNNER__G__PIN"), issue.message());
  }
}
