package dev.runner.core.suite;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.testing.InstalledPluginBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SuiteAssemblerTests {

  private static Suite assemble(Selection selection, InstalledPluginBuilder... plugins) {
    return new SuiteAssembler()
        .assemble(
            InstalledPluginBuilder.all(plugins), id -> Map.of("junit.of", id.value()), selection);
  }

  private static List<String> classes(Suite suite) {
    return suite.plugins().stream().flatMap(part -> part.classes().stream()).toList();
  }

  @Test
  void mergesThePluginsInTheirOrder() {
    Suite suite =
        assemble(Selection.ALL, installed("b").classes("x.B"), installed("a").classes("x.A"));
    assertEquals(List.of("x.B", "x.A"), classes(suite));
    assertEquals(Map.of("junit.of", "b"), suite.plugins().get(0).junitParameters());
    assertEquals(List.of(), suite.issues());
  }

  @Test
  void takesClassesOfTestPackagesAndTheirSubpackages() {
    InstalledPluginBuilder plugin =
        installed("a").packages("p", "q.r").classes("A", "p.A", "p.s.A", "pq.A", "q.A", "q.r.A");
    assertEquals(List.of("p.A", "p.s.A", "q.r.A"), classes(assemble(Selection.ALL, plugin)));
  }

  @Test
  void takesAllClassesWhereNoPackageIsNamed() {
    assertEquals(
        List.of("A", "p.A"), classes(assemble(Selection.ALL, installed("a").classes("A", "p.A"))));
  }

  @Test
  void leavesOutClassesThatAreNotSelected() {
    Selection selection = SelectionTests.ofClasses(List.of("A"), List.of("B#m"));
    InstalledPluginBuilder plugin = installed("a").classes("p.A", "p.B", "p.C", "q.A");
    assertEquals(List.of("p.A", "p.B", "q.A"), classes(assemble(selection, plugin)));
  }

  @Test
  void leavesOutPluginsThatAreForSomethingElse() {
    Suite suite = assemble(Selection.ALL, installed("a").kind("exporter").classes("p.A"));
    assertEquals(List.of(), suite.plugins());
  }

  @Test
  void keepsPluginsThatOthersNeedApartFromTheirTests() {
    Suite suite =
        assemble(
            Selection.ALL,
            installed("clients").kind("library").classes("p.Client"),
            installed("unused").kind("library"),
            installed("a").needing("clients").classes("p.A"));
    assertEquals(List.of("p.A"), classes(suite));
    assertEquals(1, suite.needed().size());
    assertEquals("clients", suite.needed().get(0).plugin().id().value());
  }

  @Test
  void saysWhichClassNamesPluginsShare() {
    Suite suite =
        assemble(
            Selection.ALL,
            installed("a").classes("p.A", "p.B", "p.C"),
            installed("b").classes("p.B", "p.C"),
            installed("c").classes("p.A"));
    List<Issue> issues = suite.issues();
    assertEquals(2, issues.size());
    assertTrue(issues.stream().allMatch(issue -> issue.severity() == Severity.INFO));
    assertEquals("p.A", issues.get(0).subject());
    assertTrue(issues.get(0).message().startsWith("Plugins 'a', 'c' each have a class 'p.A':"));
    assertEquals("p.B", issues.get(1).subject());
    assertTrue(
        issues.get(1).message().startsWith("Plugins 'a', 'b' each have a class 'p.B' and 1"));
    assertEquals(6, classes(suite).size());
  }

  @Test
  void saysThatAPluginHasNoClassesUnlessItMayOrTheyAreLeftOut() {
    InstalledPluginBuilder wrong = installed("a").packages("q").classes("p.A");
    Issue issue = assemble(Selection.ALL, wrong).issues().get(0);
    assertEquals("plugin.no-tests", issue.code());
    assertTrue(issue.message().contains("its test packages [q]"), issue.message());
    assertTrue(issue.message().contains("'Runner-Allow-No-Tests: true'"), issue.message());
    assertEquals(List.of(), assemble(Selection.ALL, wrong.allowingNoTests()).issues());
    Selection other = SelectionTests.ofClasses(List.of("Other"), List.of());
    assertEquals(List.of(), assemble(other, installed("a").classes("p.A")).issues());
  }

  @Test
  void writesTheRequestForTheRecord() {
    Suite suite =
        assemble(
            SelectionTests.ofClasses(List.of("A"), List.of("B#m(int)")),
            installed("a").packages("p").jvmArguments("-Xss1m").classes("p.A", "p.C"));
    assertEquals(
        "{\"plugins\":[{\"id\":\"a\",\"version\":\"1.0.0\",\"sha256\":\"00\",\"packages\":[\"p\"],"
            + "\"classes\":1,\"jvmArguments\":[\"-Xss1m\"],\"parameters\":{\"junit.of\":\"a\"}}],"
            + "\"selection\":{\"plugins\":[],\"excludedPlugins\":[],\"tags\":[],\"regexes\":[],"
            + "\"excludedRegexes\":[],\"classes\":[\"A\"],\"methods\":[\"B#m(int)\"]},\"seed\":42,"
            + "\"order\":\"list\",\"isolation\":\"run\"}",
        SuiteRequestJson.of(
            suite,
            id -> Map.of(),
            new SuiteExecution(
                Optional.of("list"), OptionalLong.of(42), Optional.of("run"), Optional.empty())));
  }

  @Test
  void keepsAPortionOfThePluginAndEngineItWasCutFrom() {
    PluginId id = new PluginId("a");
    Portion whole = new Portion(id, List.of("p.A"), true, List.of());
    assertEquals(new Portion(id, List.of("p.A"), true, List.of("u")), whole.only(List.of("u")));
  }
}
