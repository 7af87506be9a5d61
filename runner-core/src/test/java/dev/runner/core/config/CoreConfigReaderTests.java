package dev.runner.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.Budget;
import dev.runner.core.retry.Budgets;
import dev.runner.core.retry.FailurePolicy;
import dev.runner.core.retry.RetryPolicy;
import dev.runner.core.retry.RetryRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreConfigReaderTests {

  private static final TimeLimits LIMITS =
      new TimeLimits(
          Optional.of(Duration.ofHours(1)),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Duration.ofHours(1)),
          Optional.of(Duration.ofSeconds(10)),
          Optional.of(Duration.ofMinutes(1)));

  private static final FailurePolicy RETRY =
      new FailurePolicy(
          new RetryPolicy(
              new RetryRule(0, Duration.ZERO, Duration.ofMinutes(1), true, true),
              Map.of(),
              List.of()),
          false);

  @TempDir Path folder;

  private static CoreConfig read(Workspace workspace) {
    return new CoreConfigReader().read(workspace.sources());
  }

  @Test
  void hasDefaults() {
    assertEquals(
        new CoreConfig(
            StoreSettings.embedded(Path.of(".runner/store.db")),
            Optional.empty(),
            ForkConfig.NONE,
            LIMITS,
            Sharing.NONE,
            RETRY,
            new LeftoverRules(false, List.of()),
            ServiceRules.DEFAULT,
            TrustRules.NONE,
            List.of()),
        read(new Workspace(folder)));
  }

  @Test
  void readsAllSourcesAndLeavesOtherKeysAlone() {
    Workspace workspace =
        new Workspace(folder)
            .file(
                "runner.conf",
                "store.file = here.db\nfork.jvm-args = [\"-Da=b,c\", -ea]\nshop.x = 1")
            .variable("RUNNER__CACHE__DIR", "/cache")
            .variable("RUNNER__SHOP__X", "1")
            .set("leftovers.result", "fail")
            .set("leftovers.keep-properties", "a.b,c")
            .set("fork.heap", "2g");
    assertEquals(
        new CoreConfig(
            StoreSettings.embedded(Path.of("here.db")),
            Optional.of(Path.of("/cache")),
            new ForkConfig(
                new ForkSettings(
                    Optional.empty(),
                    Optional.of("2g"),
                    List.of("-Da=b,c", "-ea"),
                    Optional.empty(),
                    Map.of()),
                Map.of()),
            LIMITS,
            Sharing.NONE,
            RETRY,
            new LeftoverRules(true, List.of("a.b", "c")),
            ServiceRules.DEFAULT,
            TrustRules.NONE,
            List.of()),
        read(workspace));
  }

  @Test
  void readsWhatIsSetForForksOfAllAndOfOnePlugin() {
    Workspace workspace =
        new Workspace(folder)
            .file(
                "runner.conf",
                """
                fork { java-home = /jdk, env { A = weak, B = kept, C = 1 } }
                plugins."my.shop".fork { working-dir = here, env { A = own } }
                """)
            .variable("RUNNER__FORK__ENV__A", "strong")
            .variable("RUNNER__FORK__ENV__http_proxy", "p")
            .set("fork.env.B", "set")
            .set("plugins.my.shop.fork.heap", "1g");
    CoreConfig config = read(workspace);
    assertEquals(
        Map.of("A", "strong", "B", "set", "C", "1", "http_proxy", "p"),
        config.forks().all().environment());
    assertEquals(
        new ForkPath(
            "fork.java-home", Path.of("/jdk"), new Origin(workspace.path("runner.conf") + ":1")),
        config.forks().all().javaHome().orElseThrow());
    ForkSettings own = config.forks().plugins().get(new PluginId("my.shop"));
    assertEquals(Map.of("A", "own"), own.environment());
    assertEquals(Optional.of("1g"), own.heap());
    assertEquals(Optional.of(Path.of("here")), own.workingDir().map(ForkPath::path));
    assertFalse(config.toString().contains("strong"), "a value may be a secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "2 g", "-1g", "0", "2gb", ""})
  void refusesAHeapThatTheJvmWouldRefuse(String heap) {
    Issue issue = Workspace.only(read(new Workspace(folder).set("fork.heap", heap)).issues());
    assertEquals("config.invalid-value", issue.code());
    assertTrue(
        issue.message().contains("'" + heap + "' (expected a size such as 512m or 2g)"),
        issue.message());
    assertEquals(
        "fork.heap", new Workspace(folder).set("fork.heap", heap).issue().subject(), "merged, too");
  }

  @Test
  void readsCapacitiesOfAnyNameFromAllSources() {
    Workspace workspace =
        new Workspace(folder)
            .file("runner.conf", "resources { db = 4, license = 7 }\nfork.serial-plugins = [old]")
            .variable("RUNNER__RESOURCES__TEST_ACCOUNTS", "3")
            .set("resources.license", "2");
    CoreConfig config = read(workspace);
    assertEquals(List.of(), config.issues());
    assertEquals(
        new Sharing(Map.of("db", 4, "test-accounts", 3, "license", 2), Set.of(new PluginId("old"))),
        config.sharing());
    assertEquals(1, config.sharing().capacity("other"));
    assertEquals(List.of(), workspace.merged().issues());
    assertEquals(
        Optional.of(List.of("2")), workspace.merged().options().get("resources.license").values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "1.5", "1000001", ""})
  void refusesACapacityThatIsNone(String units) {
    Issue issue = Workspace.only(read(new Workspace(folder).set("resources.db", units)).issues());
    assertEquals("config.invalid-value", issue.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"resources.DB", "resources.a.b", "resources.a--b"})
  void saysHowAResourceIsNamed(String key) {
    Issue issue = new Workspace(folder).set(key, "1").issue();
    assertEquals("config.unknown-key", issue.code());
    assertTrue(issue.message().contains("'resources.NAME'"), issue.message());
  }

  @Test
  void readsTheBudgetsOfPlugins() {
    Workspace workspace =
        new Workspace(folder)
            .file(
                "runner.conf",
                "budget { time = 10m, failures = 20 }\n"
                    + "plugins { my.shop.budget { time = 0 }, \"bank\".budget.failures = 5 }")
            .set("plugins.bank.budget.time", "90s");
    CoreConfig config = read(workspace);
    assertEquals(List.of(), config.issues());
    Budgets budgets = config.failures().budgets();
    assertEquals(budget(600, 20), budgets.of(new PluginId("other")));
    assertEquals(budget(0, 20), budgets.of(new PluginId("my.shop")));
    assertEquals(budget(90, 5), budgets.of(new PluginId("bank")));
    assertTrue(config.failures().stopsAtFailures());
  }

  private static Budget budget(int seconds, int failures) {
    return Budget.NONE.with(Optional.of(Duration.ofSeconds(seconds)), OptionalInt.of(failures));
  }

  @ParameterizedTest
  @CsvSource({
    "budget.failures, -1",
    "budget.failures, many",
    "budget.failures, 1.5",
    "budget.time, ten",
    "budget.time, -1s",
    "plugins.shop.budget.failures, 1000001",
    "plugins.shop.budget.time, 366d",
    "plugins.shop.budget.time, ''"
  })
  void refusesABudgetThatIsNone(String key, String value) {
    Issue issue = Workspace.only(read(new Workspace(folder).set(key, value)).issues());
    assertEquals("config.invalid-value", issue.code());
    assertEquals(key, issue.subject());
  }

  @Test
  void refusesIdsThatNoPluginCanHave() {
    Issue issue =
        Workspace.only(read(new Workspace(folder).set("fork.serial-plugins", "a,b c")).issues());
    assertEquals("config.invalid-value", issue.code());
  }

  @Test
  void reportsABrokenFileAndGoesOnWithDefaults() {
    CoreConfig config = read(new Workspace(folder).missing("absent.conf"));
    assertEquals("config.unreadable-file", Workspace.only(config.issues()).code());
    assertEquals(Path.of(".runner/store.db"), config.storeFile());
  }

  @Test
  void loadsNoHoconParserWithoutFiles() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutFiles.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertTrue(output.contains("dev.runner.core.config.ConfigMerger "), output);
    assertEquals(List.of(), output.lines().filter(line -> line.contains("com.typesafe")).toList());
  }

  /** Reads sources that have no file, with a duration among the values. */
  static final class WithoutFiles {

    private WithoutFiles() {}

    public static void main(String[] arguments) {
      ConfigSources sources = new ConfigSources(Map.of("g.d", "5s"), System.getenv(), List.of());
      new CoreConfigReader().read(sources);
      DeclaredOptions declared =
          Workspace.plugin(
              "p",
              dev.runner.api.config.OptionGroup.of(
                  "g", "G.", dev.runner.api.config.Option.duration("d").help("D.").build()));
      new ConfigMerger().merge(Declarations.of(List.of(declared)), sources);
    }
  }

  @Test
  void quotesATargetWithoutItsSecretsAndSaysHowAListIsWritten() {
    String text = "[\"webhook+http://me:c4n/4ry@x/?token=c4n4ry\"]";
    String message =
        read(new Workspace(folder).set("export.after-run", text)).issues().get(0).message();
    assertTrue(message.contains("'[\"webhook+http://***@x/?***'"), message);
    assertTrue(message.contains("a list is written as in 'A,B', without brackets"), message);
  }

  @Test
  void knowsNoOptionThatIsNotDocumented() throws Exception {
    String page = Files.readString(Path.of("../docs/configuration.md"));
    for (OptionGroup group : CoreOptions.groups()) {
      for (Option option : group.options()) {
        assertTrue(page.contains("| `" + group.key(option) + "` |"), group.key(option));
        option.defaultValue().ifPresent(text -> assertTrue(page.contains("| `" + text + "` |")));
      }
    }
  }
}
