package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyOrderTests {

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void install() {
    installation = new Installation(folder);
  }

  private void install(String id, String dependencies) {
    installation.install(id + ".jar", plugin(id).attribute("Plugin-Dependencies", dependencies));
  }

  private void assertRefused(InstalledPlugins read, String... ids) {
    assertEquals(List.of(ids), Installation.rejectedIds(read));
    List<String> subjects = read.issues().stream().map(Issue::subject).toList();
    assertEquals(List.of(ids), subjects);
    assertTrue(read.issues().stream().allMatch(i -> i.code().equals("plugin.dependency")));
    assertTrue(read.rejected().stream().allMatch(p -> p.state() == PluginState.REJECTED));
  }

  @Test
  void putsPluginsBehindThoseTheyNeed() {
    install("a", "b, c@>=1.0.0");
    install("b", "c");
    installation.install("c.jar", plugin("c"));
    InstalledPlugins read = installation.read();
    assertEquals(List.of("c", "b", "a"), Installation.ids(read));
    assertEquals(List.of(), read.issues());
    List<PluginId> needed = read.find(new PluginId("a")).orElseThrow().dependencies();
    assertEquals(List.of(new PluginId("b"), new PluginId("c")), needed);
  }

  @Test
  void rejectsAPluginWhoseDependencyIsMissingAndNoOther() {
    install("a", "absent");
    install("b", "");
    InstalledPlugins read = installation.read();
    assertRefused(read, "a");
    assertEquals(List.of("b"), Installation.ids(read));
    assertTrue(read.issues().get(0).message().contains("'absent'"));
  }

  @Test
  void rejectsAChainOfDependents() {
    install("a", "b");
    install("b", "c");
    install("c", "absent");
    assertRefused(installation.read(), "c", "b", "a");
  }

  @Test
  void rejectsThoseThatNeedARejectedPlugin() {
    installation.install("a.jar", plugin("a").attribute("Plugin-Version", "bad"));
    install("b", "a");
    InstalledPlugins read = installation.read();
    assertEquals(List.of("a", "b"), Installation.rejectedIds(read));
    assertEquals("plugin.dependency", read.issues().get(1).code());
  }

  @Test
  void doesWithoutAnOptionalDependency() {
    install("a", "absent?, b?");
    install("b", "");
    assertEquals(List.of(), installation.read().issues());
  }

  @Test
  void rejectsAWrongVersionAndSaysWhichIsThere() {
    install("a", "b@>=2.0.0");
    install("b", "");
    InstalledPlugins read = installation.read();
    assertRefused(read, "a");
    String message = read.issues().get(0).message();
    assertTrue(message.contains("'b' >=2.0.0") && message.contains("1.0.0"), message);
  }

  @Test
  void rejectsACircleAndThoseThatNeedIt() {
    install("a", "b");
    install("b", "c");
    install("c", "a");
    install("d", "b");
    install("e", "");
    InstalledPlugins read = installation.read();
    assertEquals(List.of("e"), Installation.ids(read));
    assertEquals(List.of("a", "b", "c", "d"), Installation.rejectedIds(read));
    String message = read.issues().get(0).message();
    assertTrue(message.contains("a -> b -> c -> a"), message);
  }

  @Test
  void rejectsAPluginThatNeedsItself() {
    install("a", "a");
    InstalledPlugins read = installation.read();
    assertRefused(read, "a");
    assertTrue(read.issues().get(0).message().contains("a -> a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"b@nonsense here", "b@>=>1", "b?@nonsense here"})
  void rejectsARangeThatIsNone(String dependency) {
    install("a", dependency);
    install("b", "");
    InstalledPlugins read = installation.read();
    assertEquals(List.of("b"), Installation.ids(read));
    assertEquals(List.of("a"), Installation.rejectedIds(read));
    Issue issue = Installation.only(read.issues());
    assertEquals("plugin.bad-dependency", issue.code());
    assertTrue(issue.message().contains(dependency.substring(dependency.indexOf('@') + 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"B", "@1.0.0", "no id"})
  void rejectsADependencyThatIsNoId(String dependency) {
    install("a", dependency);
    assertEquals(List.of("a"), Installation.rejectedIds(installation.read()));
  }
}
