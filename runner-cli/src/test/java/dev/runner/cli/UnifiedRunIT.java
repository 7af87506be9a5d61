package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run of several plugins, looked at from all sides. */
final class UnifiedRunIT {

  @TempDir static Path folder;

  private static TestWorkspace workspace;
  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void runThreePluginsAsOneSuite() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("shop", shop());
    workspace.install("bank", bank());
    workspace.install(
        "mail",
        PluginJar.plugin("mail").source(greeting("mail", 2)).libraries(List.of(greeter(2))));
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void exitsWithTheStatusOfItsWorstTestAndSaysSo() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(1, finished.json().required("exit").asInt());
    assertEquals("FINISHED", finished.json().required("state").asString());
    assertEquals("ERROR", finished.run().outcome());
  }

  @Test
  void countsEveryTestOnceAndAddsUp() {
    assertEquals(CountsView.of(5, 1, 1, 1, 0), finished.run().counts());
    assertEquals(8, stored.tests().size());
  }

  @Test
  void countsThePluginsOneByOne() {
    assertEquals(
        List.of("bank", "mail", "shop"), finished.run().plugins().stream().sorted().toList());
    assertEquals(CountsView.of(2, 1, 0, 0, 0), finished.run().counts("shop"));
    assertEquals(CountsView.of(2, 0, 1, 1, 0), finished.run().counts("bank"));
    assertEquals(CountsView.allPassed(1), finished.run().counts("mail"));
    finished.run().plugins().forEach(id -> assertEquals("LOADED", finished.run().state(id)));
  }

  @Test
  void runsClassesOfTheSameNameInTwoPluginsAsTwo() {
    assertEquals(List.of("adds", "counts"), names("shop", "common.SharedTests"));
    assertEquals(List.of("adds", "breaks", "waits"), names("bank", "common.SharedTests"));
    assertEquals(1, stored.issues("suite.same-class-name").size());
  }

  @Test
  void givesEachPluginItsOwnVersionOfALibrary() {
    assertEquals("PASSED", stored.test("shop:shop.GreetingTests.greets").outcome());
    assertEquals("PASSED", stored.test("mail:mail.GreetingTests.greets").outcome());
  }

  @Test
  void storesTheOneRequestWithTheRun() {
    var plugins = stored.json().required("request").required("plugins");

    assertEquals(3, plugins.size());
    assertEquals(List.of("common", "bank"), texts(plugins, "bank", "packages"));
    assertTrue(stored.json().required("command").asString().endsWith(" run --format json"));
  }

  @Test
  void keepsAJournalOfTheRun() throws Exception {
    Path runs = workspace.root().resolve(".runner/runs");

    assertTrue(Files.size(runs.resolve(stored.id()).resolve("journal")) > 0);
  }

  @Test
  void keepsWhatScriptsReadApartFromProgress() {
    String brief = stored.id().substring(0, 18);
    assertTrue(finished.err().contains("Run " + brief + ": "), finished::err);
    assertTrue(finished.err().contains("ERROR bank:common.SharedTests.breaks"), finished::err);
  }

  private List<String> names(String plugin, String className) {
    return stored.tests(plugin).stream()
        .filter(test -> test.json().required("class").asString().equals(className))
        .map(TestView::name)
        .sorted()
        .toList();
  }

  private static List<String> texts(
      tools.jackson.databind.JsonNode plugins, String id, String key) {
    for (var plugin : plugins) {
      if (plugin.required("id").asString().equals(id)) {
        return plugin.required(key).values().stream().map(text -> text.asString()).toList();
      }
    }
    return List.of();
  }

  private static PluginJar shop() throws Exception {
    return PluginJar.plugin("shop")
        .source(
            TestSource.of("common.SharedTests")
                .test("adds", "")
                .test("counts", "assertEquals(1, 2);")
                .text(),
            greeting("shop", 1))
        .libraries(List.of(greeter(1)));
  }

  private static PluginJar bank() {
    return PluginJar.plugin("bank")
        .manifest("Runner-Test-Packages", "common, bank")
        .source(
            TestSource.of("common.SharedTests")
                .test("adds", "")
                .test("breaks", "throw new IllegalStateException(\"broken\");")
                .member("@Disabled(\"later\") @Test void waits() {}")
                .text(),
            TestSource.passing("bank.deep.AccountTests", "opens"),
            TestSource.passing("elsewhere.NotPartOfTheTests", "runs"));
  }

  private static String greeting(String packageName, int version) {
    return TestSource.of(packageName + ".GreetingTests")
        .test("greets", "assertEquals(" + version + ", lib.Greeter.version());")
        .text();
  }

  private static Path greeter(int version) throws Exception {
    return PluginJar.plain()
        .source(
            "package lib; public class Greeter { public static int version() { return "
                + version
                + "; } }")
        .writeTo(folder.resolve("greeter-" + version + ".jar"));
  }
}
