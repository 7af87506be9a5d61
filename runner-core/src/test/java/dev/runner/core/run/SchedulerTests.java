package dev.runner.core.run;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.fork.ForkSetup;
import dev.runner.core.fork.ForkSurroundings;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.Suite;
import dev.runner.core.suite.SuiteAssembler;
import dev.runner.core.testing.InstalledPluginBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulerTests {

  private static List<ForkPlan> schedule(Selection selection, InstalledPluginBuilder... plugins) {
    Suite suite =
        new SuiteAssembler()
            .assemble(InstalledPluginBuilder.all(plugins), id -> Map.of(), selection);
    return new Scheduler(Isolation.RUN, ForkSetups.none()).schedule(suite);
  }

  private static List<ForkPlan> schedule(InstalledPluginBuilder... plugins) {
    return schedule(Selection.ALL, plugins);
  }

  private static List<String> loaded(ForkPlan plan) {
    return plan.plugins().stream().map(part -> part.plugin().id().value()).toList();
  }

  private static List<String> worked(ForkPlan plan) {
    return plan.portions().stream().map(portion -> portion.plugin().value()).toList();
  }

  private static String[] classes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "p.C" + i).toArray(String[]::new);
  }

  @Test
  void keepsPluginsOfDifferentSettingsApart() {
    ForkSetup plain = ForkSetup.plain();
    ForkSetup other =
        new ForkSetup(
            plain.jdk(),
            List.of(),
            List.of(),
            new ForkSurroundings(Optional.empty(), Map.of("A", "hidden")));
    ForkSetups setups =
        new ForkSetups(
            plain,
            Map.of(new PluginId("b"), other, new PluginId("d"), other, new PluginId("c"), plain),
            List.of());
    Suite suite =
        new SuiteAssembler()
            .assemble(
                InstalledPluginBuilder.all(
                    installed("a").classes("p.A"),
                    installed("b").classes("p.B"),
                    installed("c").classes("p.C"),
                    installed("d").classes("p.D")),
                id -> Map.of(),
                Selection.ALL);
    List<ForkPlan> plans = new Scheduler(Isolation.RUN, setups).schedule(suite);
    assertEquals(
        List.of(List.of("a", "c"), List.of("b", "d")),
        plans.stream().map(SchedulerTests::worked).toList());
    assertEquals(other, plans.get(1).setup());
    assertFalse(plans.toString().contains("hidden"));
  }

  @Test
  void gathersPluginsOfEqualJvmArguments() {
    List<ForkPlan> plans =
        schedule(
            installed("a").classes("p.A"),
            installed("b").classes("p.B").jvmArguments("-Xss1m"),
            installed("c").classes("p.C"),
            installed("d").classes("p.D").jvmArguments("-Xss1m"));
    assertEquals(2, plans.size());
    assertEquals(List.of("a", "c"), worked(plans.get(0)));
    assertEquals(List.of(), plans.get(0).jvmArguments());
    assertEquals(List.of("b", "d"), worked(plans.get(1)));
    assertEquals(List.of("-Xss1m"), plans.get(1).jvmArguments());
  }

  @Test
  void cutsAPluginIntoPortionsWithoutLosingAClass() {
    List<Portion> portions = schedule(installed("a").classes(classes(501))).get(0).portions();
    assertEquals(List.of(250, 250, 1), portions.stream().map(p -> p.classes().size()).toList());
    List<String> all = portions.stream().flatMap(p -> p.classes().stream()).toList();
    assertEquals(List.of(classes(501)), all);
    assertTrue(portions.stream().noneMatch(Portion::allEngines));
  }

  @Test
  void givesAPluginWithItsOwnEnginesOnePortion() {
    List<Portion> portions =
        schedule(installed("a").classes(classes(501)).bringingEngines()).get(0).portions();
    assertEquals(1, portions.size());
    assertTrue(portions.get(0).allEngines());
    assertEquals(501, portions.get(0).classes().size());
  }

  @Test
  void asksEnginesOfAPluginWithoutClassesUnlessClassesAreNamed() {
    InstalledPluginBuilder features = installed("a").bringingEngines();
    assertEquals(List.of("a"), worked(schedule(features).get(0)));
    Selection named =
        new Selection(
            Set.of(),
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(MethodName.parse("A#m")));
    assertEquals(List.of(), schedule(named, features));
  }

  @Test
  void startsNoForkForPluginsWithoutClasses() {
    assertEquals(List.of(), schedule(installed("a")));
    assertEquals(List.of(), schedule());
  }

  @Test
  void loadsWhatAPluginDependsOnBeforeIt() {
    List<ForkPlan> plans =
        schedule(
            installed("base").classes("p.Base").jvmArguments("-Xss1m"),
            installed("unused").classes("p.U").jvmArguments("-Xss1m"),
            installed("mid").needing("base"),
            installed("top").needing("mid", "absent").classes("p.Top"));
    ForkPlan top = plans.get(1);
    assertEquals(List.of("base", "mid", "top"), loaded(top));
    assertEquals(List.of("top"), worked(top));
    assertFalse(worked(plans.get(0)).contains("top"));
  }

  @Test
  void loadsAPluginThatHasNoTestsForThoseThatNeedIt() {
    List<ForkPlan> plans =
        schedule(
            installed("clients").kind("library").classes("p.Client"),
            installed("top").needing("clients").classes("p.Top"));
    assertEquals(List.of("clients", "top"), loaded(plans.get(0)));
    assertEquals(List.of("top"), worked(plans.get(0)));
  }

  @Test
  void loadsAPluginThatIsNotSelectedForThoseThatNeedIt() {
    Selection top =
        new Selection(
            Set.of(new PluginId("top")),
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    List<ForkPlan> plans =
        schedule(
            top,
            installed("base").classes("p.Base"),
            installed("mid").needing("base").classes("p.Mid"),
            installed("unused").classes("p.U"),
            installed("top").needing("mid").classes("p.Top"));
    assertEquals(1, plans.size());
    assertEquals(List.of("base", "mid", "top"), loaded(plans.get(0)));
    assertEquals(List.of("top"), worked(plans.get(0)));
  }

  @Test
  void endsWhereOptionalDependenciesFormACircle() {
    ForkPlan plan =
        schedule(
                installed("a").needing("b").classes("p.A"),
                installed("b").needing("a").classes("p.B"))
            .get(0);
    assertEquals(2, loaded(plan).size());
  }
}
