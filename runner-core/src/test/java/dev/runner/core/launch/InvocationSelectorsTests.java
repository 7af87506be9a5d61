package dev.runner.core.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

class InvocationSelectorsTests {

  private static final UniqueId ENGINE =
      UniqueId.root("engine", "runner").append("plugin", "shop").append("engine", "junit-jupiter");

  private final InvocationSelectors selectors =
      new InvocationSelectors(ENGINE, InvocationSelectorsTests.class.getClassLoader());

  private static UniqueId shop() {
    return ENGINE.append("class", Shop.class.getName());
  }

  private static UniqueId invocation(UniqueId template, int number) {
    return template.append("test-template-invocation", "#" + number);
  }

  @Test
  void selectsThousandsOfInvocationsByOneSelectorOfTheirNumbers() {
    UniqueId many = shop().append("test-template", "many(int, [Ljava.lang.String;)");
    List<UniqueId> ids =
        IntStream.rangeClosed(2, 5_001).mapToObj(number -> invocation(many, number)).toList();
    List<DiscoverySelector> selected = selectors.select(ids);
    assertEquals(1, selected.size());
    IterationSelector numbers = assertInstanceOf(IterationSelector.class, selected.get(0));
    assertEquals(5_000, numbers.getIterationIndices().size());
    assertEquals(1, numbers.getIterationIndices().stream().mapToInt(i -> i).min().orElse(0));
    MethodSelector method = assertInstanceOf(MethodSelector.class, numbers.getParentSelector());
    assertEquals(Shop.class, method.getJavaClass());
    assertEquals("many", method.getMethodName());
  }

  @Test
  void selectsInvocationsInANestedClassByNumber() {
    UniqueId inner = shop().append("nested-class", "Inner").append("test-template", "each()");
    DiscoverySelector selected = selectors.select(List.of(invocation(inner, 3))).get(0);
    IterationSelector numbers = assertInstanceOf(IterationSelector.class, selected);
    assertEquals(Set.of(2), Set.copyOf(numbers.getIterationIndices()));
  }

  @Test
  void selectsByUniqueIdWhatJupiterWouldNotFindThereByItsClass() {
    UniqueId inherited =
        ENGINE
            .append("class", Heir.class.getName())
            .append("nested-class", "Inner")
            .append("test-template", "each()");
    UniqueId foreign = shop().append("test-template", "p.Other#hidden()");
    UniqueId gone = shop().append("test-template", "gone(p.Gone)");
    for (UniqueId template : List.of(inherited, foreign, gone)) {
      DiscoverySelector selected = selectors.select(List.of(invocation(template, 3))).get(0);
      UniqueIdSelector id = assertInstanceOf(UniqueIdSelector.class, selected);
      assertEquals(invocation(template, 3), id.getUniqueId());
    }
  }

  @Test
  void selectsAllElseByUniqueId() {
    UniqueId made = shop().append("test-factory", "made()").append("dynamic-test", "#2");
    UniqueId one = shop().append("method", "one()");
    assertEquals(
        List.of(made, one),
        selectors.select(List.of(made, one)).stream()
            .map(UniqueIdSelector.class::cast)
            .map(UniqueIdSelector::getUniqueId)
            .toList());
  }

  static class Shop {
    void many(int number, String[] names) {}

    @Nested
    class Inner {
      void each() {}
    }
  }

  static class Heir extends Shop {}
}
