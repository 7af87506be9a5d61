package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.OrderLog;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --order}: in which order classes and tests go. */
final class OrderIT {

  @TempDir private Path folder;
  private TestWorkspace workspace;
  private OrderLog log;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    log = OrderLog.of(workspace, folder.resolve("order"));
  }

  private void installAlphabets() throws IOException {
    for (String plugin : List.of("bank", "shop")) {
      PluginJar jar = PluginJar.plugin(plugin);
      for (char name = 'A'; name < 'G'; name++) {
        jar.source(log.tests(plugin + "." + name + "Tests", "a", "b", "c", "d"));
      }
      workspace.install(plugin, jar);
    }
  }

  private List<String> order(String... arguments) throws Exception {
    log.clear();
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    Finished finished = workspace.run(all.toArray(String[]::new));
    assertEquals(0, finished.exit(), finished::toString);
    return log.tests();
  }

  @Test
  void aSeedRepeatsARandomOrderOfClassesAndMethods() throws Exception {
    installAlphabets();
    List<String> one = order("--order", "random:4711");
    assertEquals(one, order("--order", "random:4711"));
    assertEquals(48, one.size());
    List<String> plain = order();
    assertNotEquals(plain, one);
    List<String> classes = one.stream().map(OrderLog::className).distinct().toList();
    List<String> plugins = classes.stream().map(name -> name.substring(0, 4)).toList();
    assertEquals(12, classes.size(), classes::toString);
    assertTrue(changes(plugins) > 1, plugins::toString);
    assertNotEquals(methods(plain, "bank.ATests"), methods(one, "bank.ATests"));
  }

  @Test
  void tellsAndStoresTheSeedThatItChose() throws Exception {
    installAlphabets();
    Finished quiet = workspace.run("run", "-q", "--order", "random", "--format", "json");
    List<String> first = log.tests();
    assertEquals("random", quiet.json().required("order").asString());
    String seed = quiet.json().required("seed").asString();
    assertTrue(quiet.err().contains("--order random:" + seed), quiet::err);
    assertEquals(seed, workspace.last().json().required("seed").asString());
    assertEquals(seed, workspace.last().json().required("request").required("seed").asString());
    assertEquals(first, order("--order", "random:" + seed));
    assertNotEquals(first, order("--order", "random"));
  }

  @Test
  void aClassKeepsTheOrderThatItAsksFor() throws Exception {
    String asking = "@TestMethodOrder(MethodOrderer.MethodName.class) class OwnTests {";
    String source = log.tests("own.OwnTests", "d", "b", "c", "a");
    workspace.install(
        "own", PluginJar.plugin("own").source(source.replace("class OwnTests {", asking)));
    for (int seed = 1; seed < 4; seed++) {
      List<String> order = order("--order", "random:" + seed);
      assertEquals(List.of("a", "b", "c", "d"), methods(order, "own.OwnTests"));
    }
  }

  @Test
  void classesThatFailedComeFirst() throws Exception {
    installAlphabets();
    workspace.install(
        "wrong",
        PluginJar.plugin("wrong")
            .source(
                log.tests("wrong.ATests", "a"),
                TestSource.of("wrong.ZTests").test("z", log.line() + "throw new Error();").text()));
    assertEquals(1, workspace.run("run").exit());
    List<String> before = log.tests();
    log.clear();
    assertEquals(1, workspace.run("run", "--order", "failed-first").exit());
    List<String> after = log.tests();
    assertEquals("wrong.ZTests.z", after.get(0));
    assertEquals(before.subList(0, 48), after.subList(1, 49));
    log.clear();
    assertEquals(1, workspace.run("run", "--order", "failed-first", "--forks", "2").exit());
    List<String> firsts = log.processes().stream().map(tests -> tests.get(0)).toList();
    assertTrue(firsts.contains("wrong.ZTests.z"), firsts::toString);
  }

  @Test
  void failedFirstIsNoErrorWhereNothingRanYet() throws Exception {
    installAlphabets();
    assertEquals(48, order("--order", "failed-first").size());
  }

  @Test
  void aListIsWorkedOffAsItIs() throws Exception {
    installAlphabets();
    List<String> wanted =
        List.of(
            "shop.BTests.c", "shop.BTests.a", "bank.FTests.b", "shop.ATests.d", "bank.ATests.a");
    Path list = folder.resolve("list");
    Files.write(list, wanted.stream().map(name -> name.substring(0, 4) + ":" + name).toList());
    assertEquals(wanted, order("--order", "list", "--load-list", list.toString()));
    assertNotEquals(wanted, order("--load-list", list.toString()));
  }

  @Test
  void withoutALoadListTheOrderIsThatOfTheListing() throws Exception {
    installAlphabets();
    List<String> listed =
        workspace.run("list").out().lines().map(id -> id.substring(id.indexOf(':') + 1)).toList();
    assertEquals(listed, order("--order", "list"));
  }

  @Test
  void handsOutARandomOrderToSeveralForks() throws Exception {
    installAlphabets();
    assertEquals(48, order("--order", "random:1", "--forks", "2").size());
    RunView stored = workspace.last();
    assertEquals(48, stored.counts().passed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "Random", "random:", "random:x", "list:3", "failed first"})
  void refusesWhatIsNoOrder(String text) throws Exception {
    Finished finished = workspace.run("run", "--order", text);
    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(finished.err().contains("'--order'"), finished::err);
    assertTrue(finished.err().contains("expected"), finished::err);
  }

  private static List<String> methods(List<String> order, String className) {
    return order.stream()
        .filter(name -> OrderLog.className(name).equals(className))
        .map(name -> name.substring(className.length() + 1))
        .toList();
  }

  private static int changes(List<String> values) {
    int changes = 0;
    for (int i = 1; i < values.size(); i++) {
      changes += values.get(i).equals(values.get(i - 1)) ? 0 : 1;
    }
    return changes;
  }
}
