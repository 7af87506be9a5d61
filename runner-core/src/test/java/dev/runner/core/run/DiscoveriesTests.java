package dev.runner.core.run;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.fork.FromFork;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveriesTests {

  private static final PluginId SHOP = new PluginId("shop");

  private final Discoveries discoveries = new Discoveries();

  private static Announcement node(int number, Kind kind) {
    String id = "t" + number;
    return new Announcement(
        number,
        0,
        kind,
        new TestDescription(SHOP, id, id, "p.A", id, id, Optional.empty(), List.of()));
  }

  private List<String> found() {
    return discoveries.of(SHOP).tests().stream()
        .map(
            listed ->
                listed.test().printedId() + listed.disabled().map(why -> " " + why).orElse(""))
        .toList();
  }

  private static PluginTests part(String... classes) {
    return new PluginTests(installed("shop").build(), List.of(classes), Map.of());
  }

  @Test
  void areTestsAndTemplatesWithWhatDisablesThem() {
    discoveries.begin();
    discoveries.accept(
        new FromFork.Nodes(
            List.of(node(1, Kind.CONTAINER), node(2, Kind.TEST), node(3, Kind.TEMPLATE))));
    discoveries.accept(new FromFork.Disabled(3, "later"));
    discoveries.accept(new FromFork.Found(Issue.info("suite.x", "p.A", "m")));
    discoveries.done(Portion.ofClasses(SHOP, List.of("p.A")));

    assertEquals(List.of("t2", "t3 later"), found());
    assertEquals(1, discoveries.of(SHOP).issues().size());
    assertTrue(discoveries.isComplete(part("p.A")));
  }

  @Test
  void dropWhatAForkToldBeforeItDied() {
    discoveries.begin();
    discoveries.accept(new FromFork.Nodes(List.of(node(1, Kind.TEST))));
    discoveries.begin();
    discoveries.accept(new FromFork.Nodes(List.of(node(2, Kind.TEST))));
    discoveries.done(Portion.ofClasses(SHOP, List.of("p.B")));

    assertEquals(List.of("t2"), found());
    assertFalse(discoveries.isComplete(part("p.A", "p.B")));
  }

  @Test
  void areEmptyForAPluginThatNoForkHadToLookAt() {
    assertEquals(List.of(), discoveries.of(SHOP).tests());
    assertFalse(discoveries.isComplete(part("p.A")));
  }
}
