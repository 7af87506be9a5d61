package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.Selection;
import dev.runner.core.testing.PluginJarBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignEngineTests {

  @TempDir Path folder;

  private LaunchedPlugin engine(String discovery, String execution) {
    PluginJarBuilder jar =
        plugin("shop")
            .attribute("Runner-Test-Packages", "p")
            .entry("META-INF/services/org.junit.platform.engine.TestEngine", "p.Mini")
            .source(
                "p.Mini",
                """
                import org.junit.platform.engine.*;
                import org.junit.platform.engine.support.descriptor.*;
                public class Mini implements TestEngine {
                  static class Node extends AbstractTestDescriptor {
                    final Type type;
                    Node(TestDescriptor parent, String kind, String name, Type type) {
                      super(parent.getUniqueId().append(kind, name), name);
                      this.type = type;
                      parent.addChild(this);
                    }
                    public Type getType() { return type; }
                  }
                  public String getId() { return "mini"; }
                  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
                    EngineDescriptor root = new EngineDescriptor(id, "Mini");
                    Node file = new Node(root, "feature", "a b", TestDescriptor.Type.CONTAINER);
                    Node one = new Node(file, "scenario", "1", TestDescriptor.Type.TEST);
                    Node two = new Node(file, "scenario", "2/3", TestDescriptor.Type.TEST);
                    %s
                    return root;
                  }
                  public void execute(ExecutionRequest request) {
                    EngineExecutionListener listener = request.getEngineExecutionListener();
                    TestDescriptor root = request.getRootTestDescriptor();
                    listener.executionStarted(root);
                    TestDescriptor file = root.getChildren().iterator().next();
                    listener.executionStarted(file);
                    for (TestDescriptor test : file.getChildren()) {
                      listener.executionStarted(test);
                      %s
                      listener.executionFinished(test, TestExecutionResult.successful());
                    }
                    listener.executionFinished(file, TestExecutionResult.successful());
                    listener.executionFinished(root, TestExecutionResult.successful());
                  }
                }
                """
                    .formatted(discovery, execution));
    return LaunchedPlugin.of(jar, folder);
  }

  @Test
  void namesTestsByTheirPath() {
    LaunchedPlugin shop = engine("", "").discover(Selection.ALL);
    assertEquals(
        List.of("mini/feature:a b/scenario:1", "mini/feature:a b/scenario:2/3"), shop.listed());
    TestDescription test = shop.test("mini/feature:a b/scenario:1");
    assertEquals("mini/feature:a b", test.className());
    assertEquals("scenario:1", test.name());
  }

  @Test
  void keepsAnyNameInOneLine() {
    LaunchedPlugin shop =
        engine(
                """
                one.removeFromHierarchy();
                two.removeFromHierarchy();
                new Node(file, "scenario", "a\\nb\\\\n ", TestDescriptor.Type.TEST);
                new Node(file, "scenario", "[0]", TestDescriptor.Type.TEST);
                new Node(file, "scenario", "half \\ud83d", TestDescriptor.Type.TEST);
                """,
                "")
            .discover(Selection.ALL);
    assertEquals(
        List.of(
            "mini/feature:a b/scenario:[0][]",
            "mini/feature:a b/scenario:a\\u000ab\\\\n\\u0020",
            "mini/feature:a b/scenario:half \\ud83d"),
        shop.listed());
  }

  @Test
  void executesThem() {
    LaunchedPlugin shop = engine("", "").execute();
    assertEquals(
        List.of("mini/feature:a b/scenario:1 PASSED", "mini/feature:a b/scenario:2/3 PASSED"),
        shop.verdicts());
    assertEquals(List.of(), shop.issues());
  }

  @Test
  void takesUpTestsByTheirUniqueIds() {
    LaunchedPlugin shop = engine("", "").discover(Selection.ALL);
    String id = shop.test("mini/feature:a b/scenario:2/3").uniqueId();
    LaunchedPlugin some =
        engine(
            "if (!request.getSelectorsByType(org.junit.platform.engine.discovery.UniqueIdSelector.class).isEmpty()) one.removeFromHierarchy();",
            "");
    some.execute(some.all().only(List.of(id)));
    assertEquals(List.of("mini/feature:a b/scenario:2/3 PASSED"), some.verdicts());
  }

  @Test
  void blamesAnEngineThatBreaksOff() {
    LaunchedPlugin shop =
        engine("", "if (true) throw new IllegalStateException(\"broken\");").execute();
    List<String> events = shop.events();
    assertEquals("finished - shop ERROR ENGINE", events.get(events.size() - 1));
    assertTrue(events.stream().noneMatch(event -> event.startsWith("finished mini/")));
  }

  @Test
  void reportsAnEngineThatCannotDiscover() {
    LaunchedPlugin shop =
        engine("if (true) throw new IllegalStateException(\"broken\");", "").execute();
    Issue issue = shop.issues().get(0);
    assertEquals("suite.engine-failed", issue.code());
    assertEquals("shop", issue.subject());
    assertTrue(issue.message().contains("'mini'") && issue.message().contains("broken"));
    assertEquals(List.of(), shop.verdicts());
  }
}
