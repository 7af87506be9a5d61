package dev.runner.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.runner.cli.fixture.BoardPlugin;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The kit, as the class of a plugin project runs it. */
final class PluginCompatibilityKitIT {

  private static KitSettings chosen = KitSettings.defaults();

  @TempDir private Path folder;

  /** What a project has. */
  static final class ProjectKit extends PluginCompatibilityKit {

    @Override
    protected KitSettings settings() {
      return chosen;
    }
  }

  @Test
  void aGoodPluginPasses() throws IOException {
    EngineExecutionResults results = check(good("good"));
    assertEquals(Map.of(), failures(results));
    assertTrue(results.testEvents().succeeded().count() >= 14, () -> "" + passed(results));
    assertTrue(passed(results).contains("has the verdicts of the first run"));
  }

  @Test
  void anExporterIsFoundByTheRunner() throws IOException {
    EngineExecutionResults results =
        check(BoardPlugin.exporting("board", "return ExportReceipt.NONE;"));
    assertEquals(Map.of(), failures(results));
    assertTrue(passed(results).contains("it exports to board"), () -> "" + passed(results));
  }

  @Test
  void whatVerifyFindsIsNamed() throws IOException {
    PluginJar jar = good("bad").source("package org.junit.jupiter.api; class Extra {}");
    Map<String, String> failures = failures(check(jar));
    String text = failures.toString();
    assertTrue(failures.containsKey("ERROR plugin.bundles-host-classes plugin.jar"), text);
    assertTrue(failures.containsKey("plugins verify ends with exit status 0"), text);
    assertTrue(failures.containsKey("is installed"), text);
  }

  @Test
  void aTestThatFailsIsNamedWithItsReason() throws IOException {
    Map<String, String> failures =
        failures(
            check(
                PluginJar.plugin("shop")
                    .source(
                        TestSource.of("p.ShopTests")
                            .test("ok", "")
                            .test("bad", "fail(\"no\");")
                            .text())));
    String reason = failures.getOrDefault("FAILED shop:p.ShopTests.bad", "");
    assertTrue(reason.endsWith("no"), failures::toString);
    assertTrue(failures.get("the run ends with exit status 0").contains("status 1"));
  }

  @Test
  void testsThatDependOnTheirOrderAreNamed() throws IOException {
    TestSource source =
        TestSource.of("p.OrderTests")
            .member(
                "static final java.nio.file.Path FIRST = java.nio.file.Path.of(\"%s\");"
                    .formatted(folder.resolve("first")))
            .member("static final List<String> ran = new ArrayList<>();")
            .member(
                "static void runs(String name) throws Exception { ran.add(name);"
                    + " if (java.nio.file.Files.exists(FIRST)) assertEquals("
                    + "java.nio.file.Files.readAllLines(FIRST).get(ran.size() - 1), name); }")
            .member(
                "@AfterAll static void end() throws Exception {"
                    + " if (!java.nio.file.Files.exists(FIRST))"
                    + " java.nio.file.Files.write(FIRST, ran); }");
    for (int i = 0; i < 12; i++) {
      source.test("step" + i, "runs(\"step" + i + "\");");
    }
    String text =
        source
            .text()
            .replace("@TestMethodOrder(MethodOrderer.OrderAnnotation.class)", "")
            .replaceAll("@Order\\(\\d+\\) ", "");
    Map<String, String> failures = failures(check(PluginJar.plugin("order").source(text)));
    String different = failures.getOrDefault("has the verdicts of the first run", "");
    assertTrue(different.contains("order:p.OrderTests.step"), failures::toString);
    assertTrue(different.contains("first PASSED, now FAILED"), failures::toString);
  }

  @Test
  void whatTestsLeaveBehindIsNamed() throws IOException {
    Map<String, String> failures =
        failures(
            check(
                PluginJar.plugin("litter")
                    .source(
                        TestSource.of("p.LitterTests")
                            .test(
                                "writes",
                                "java.nio.file.Files.writeString(java.nio.file.Path.of(\"left.txt\"), \"\");")
                            .test(
                                "starts",
                                "Thread t = new Thread(() -> { try { Thread.sleep(600_000); }"
                                    + " catch (InterruptedException e) { } }, \"left-over\");"
                                    + " t.setDaemon(true); t.start();")
                            .text())));
    String file = failures.getOrDefault("leaves no file in the current folder", "");
    assertTrue(file.contains("left.txt"), failures::toString);
    assertTrue(failures.toString().contains("run.leaked"), failures::toString);
  }

  @Test
  void optionsAreGivenAndMissingOnesNamed() throws IOException {
    PluginJar jar =
        PluginJar.plugin("shop")
            .service("dev.runner.api.config.OptionDeclarations", "p.Declared")
            .source(
                """
                package p;
                import dev.runner.api.config.*;
                public class Declared implements OptionDeclarations {
                  public java.util.List<OptionGroup> optionGroups() {
                    return java.util.List.of(
                        OptionGroup.of("shop", "S.", Option.string("who").help("W.").required().build()));
                  }
                }
                """,
                TestSource.of("p.ShopTests")
                    .annotated("@RunnerTest")
                    .member("@OptionValue(\"shop.who\") String who;")
                    .test("reads", "assertEquals(\"a \\\"b\\\"\", who);")
                    .text());
    Map<String, String> missing = failures(check(jar));
    assertTrue(missing.getOrDefault("config check", "").contains("shop.who"), missing::toString);
    KitSettings given = settings(jar).withOption("shop.who", "a \"b\"");
    assertEquals(Map.of(), failures(check(given)));
  }

  @Test
  void isNeverGreenWithoutHavingChecked() throws IOException {
    KitSettings noRunner = settings(good("good")).withRunner(folder);
    assertTrue(failures(check(noRunner)).toString().contains("No runner in"));
    KitSettings noJar = KitSettings.defaults().withJar(folder.resolve("absent.jar"));
    assertTrue(failures(check(noJar)).toString().contains("build it first"));
    KitSettings noPlugin =
        KitSettings.defaults().withJar(PluginJar.plain().writeTo(folder.resolve("plain.jar")));
    assertTrue(failures(check(noPlugin)).toString().contains("has no Plugin-Id"));
  }

  private static PluginJar good(String id) {
    return PluginJar.plugin(id)
        .source(
            TestSource.of("p.GoodTests")
                .test("one", "")
                .test("two", "assumeTrue(false);")
                .member("@ParameterizedTest @ValueSource(ints = {1, 2}) void each(int x) {}")
                .text(),
            TestSource.passing("q.OtherTests", "three"));
  }

  private KitSettings settings(PluginJar jar) throws IOException {
    return KitSettings.defaults().withJar(jar.writeTo(folder.resolve("plugin.jar")));
  }

  private EngineExecutionResults check(PluginJar jar) throws IOException {
    return check(settings(jar));
  }

  private static EngineExecutionResults check(KitSettings settings) {
    chosen = settings;
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(ProjectKit.class)).execute();
  }

  /** Returns the messages of all that failed, containers too, by display name. */
  private static Map<String, String> failures(EngineExecutionResults results) {
    Map<String, String> failures = new TreeMap<>();
    results.allEvents().failed().stream()
        .forEach(
            event ->
                failures.merge(
                    event.getTestDescriptor().getDisplayName(), message(event), (a, b) -> a));
    return failures;
  }

  private static List<String> passed(EngineExecutionResults results) {
    return results
        .testEvents()
        .succeeded()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private static String message(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .map(problem -> "" + problem.getMessage())
        .orElse("");
  }
}
