package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.run.TestNames.Meaning;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.TestName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestNamesTests {

  private static final String SHOP = "[engine:runner]/[plugin:shop]/[engine:junit-jupiter]/";

  private static final TestNames NAMES =
      new TestNames(
          List.of(
              listed("shop", "[class:p.A]/[method:adds()]", "p.A", "adds", Optional.of("77")),
              listed("shop", "[class:p.A]/[method:buys(int)]", "p.A", "buys(int)"),
              listed("shop", "[class:p.A]/[test-template:many(int)]", "p.A", "many"),
              listed("shop", "[class:p.A]/[test-factory:made()]", "p.A", "made"),
              listed("shop", "[class-template:p.Each]", "p.Each", ""),
              listed("bank", "[class:p.A]/[method:adds()]", "p.A", "adds"),
              new ListedTest(
                  new TestDescription(
                      new PluginId("old"),
                      "[engine:runner]/[plugin:old]/[engine:junit-vintage]/[runner:p.O]/[test:%5B0%5D]",
                      "old:p.O/test:[0]",
                      "p.O",
                      "test:[0]",
                      "[0]",
                      Optional.empty(),
                      List.of("slow")),
                  Optional.empty())));

  private static ListedTest listed(String plugin, String id, String type, String name) {
    return listed(plugin, id, type, name, Optional.empty());
  }

  private static ListedTest listed(
      String plugin, String id, String type, String name, Optional<String> uuid) {
    return new ListedTest(describe(plugin, id, type, name, uuid), Optional.empty());
  }

  private static TestDescription describe(
      String plugin, String id, String type, String name, Optional<String> uuid) {
    return new TestDescription(
        new PluginId(plugin),
        SHOP.replace("shop", plugin) + id,
        plugin + ":" + type + (name.isEmpty() ? "" : "." + name),
        type,
        name,
        name,
        uuid,
        List.of());
  }

  private static List<String> printed(Meaning meaning) {
    return meaning.tests().stream().map(listed -> listed.test().printedId()).sorted().toList();
  }

  private static List<String> unique(Meaning meaning) {
    return meaning.tests().stream()
        .map(listed -> listed.test().uniqueId().replace(SHOP, ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop:p.A.adds                     | shop:p.A.adds",
        "shop:p.A.adds[id-77]              | shop:p.A.adds",
        "shop:p.A.adds[id-77,fast,new]     | shop:p.A.adds",
        "shop:p.A.buys(int)                | shop:p.A.buys(int)",
        "shop:p.Each                       | shop:p.Each",
        "old:p.O/test:[0]                  | old:p.O/test:[0]",
        "old:p.O/test:[0][slow]            | old:p.O/test:[0]",
        "[engine:runner]/[plugin:bank]/[engine:junit-jupiter]/[class:p.A]/[method:adds()] | bank:p.A.adds",
        "[engine:runner]/[plugin:bank]     | bank:p.A.adds",
        "[engine:junit-jupiter]/[class:p.A]/[method:adds()] | bank:p.A.adds shop:p.A.adds",
        "[engine:junit-vintage]/[runner:p.O] | old:p.O/test:[0]",
        "[engine:junit-jupiter]/[class-template:p.Each] | shop:p.Each"
      })
  void meanTests(String text, String expected) {
    Meaning meaning = NAMES.meaning(TestName.of(text));
    assertEquals(List.of(expected.split(" ")), printed(meaning));
    assertEquals(false, meaning.whole());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop:p.A.many(#3)      | [class:p.A]/[test-template:many(int)]/[test-template-invocation:#3]",
        "shop:p.A.many(#3)[slow] | [class:p.A]/[test-template:many(int)]/[test-template-invocation:#3]",
        "shop:p.A.made(#2) | [class:p.A]/[test-factory:made()]/[dynamic-test:#2] [class:p.A]/[test-factory:made()]/[dynamic-container:#2]",
        "shop:p.A.made(#2)(#1) | [class:p.A]/[test-factory:made()]/[dynamic-container:#2]/[dynamic-test:#1] [class:p.A]/[test-factory:made()]/[dynamic-container:#2]/[dynamic-container:#1]",
        "[engine:runner]/[plugin:shop]/[engine:junit-jupiter]/[class:p.A]/[test-template:many(int)]/[test-template-invocation:#3] | [class:p.A]/[test-template:many(int)]/[test-template-invocation:#3]",
        "[engine:runner]/[plugin:shop]/[engine:junit-jupiter]/[class-template:p.Each]/[class-template-invocation:#1]/[method:one()] | [class-template:p.Each]/[class-template-invocation:#1]/[method:one()]"
      })
  void meanSingleInvocations(String text, String expected) {
    Meaning meaning = NAMES.meaning(TestName.of(text));
    assertEquals(List.of(expected.split(" ")), unique(meaning));
    assertEquals(false, meaning.whole());
  }

  @Test
  void nameInvocationsAsARunDoes() {
    String id = SHOP + "[class-template:p.Each]/[class-template-invocation:#1]/[method:one()]";
    assertEquals(List.of("shop:p.Each(#1).one"), printed(NAMES.meaning(TestName.of(id))));
    assertEquals(
        List.of("shop:p.A.many(#3)"), printed(NAMES.meaning(TestName.of("shop:p.A.many(#3)"))));
  }

  @ParameterizedTest
  @CsvSource({
    "shop:p.Each(#1).one, shop:p.Each",
    "shop:p.Each(#1), shop:p.Each",
    "shop:p.A.many(#3)(#1), shop:p.A.many",
    "shop:p.A.many(#99999999999), shop:p.A.many",
    "[engine:junit-vintage]/[runner:p.O]/[test:%5B0%5D]/[test:x], old:p.O/test:[0]"
  })
  void meanAllOfATestWhereAPartCannotBeHad(String text, String owner) {
    Meaning meaning = NAMES.meaning(TestName.of(text));
    assertEquals(List.of(owner), printed(meaning));
    assertEquals(true, meaning.whole());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop:p.A.add",
        "shop:p.A",
        "p.A.adds",
        "shop:p.A.none(#1)",
        "bank:p.A.buys(int)",
        "[engine:junit-jupiter]/[class:p.B]",
        "[engine:nonsense",
        "#"
      })
  void meanNothingIfNoTestHasThem(String text) {
    assertEquals(List.of(), NAMES.meaning(TestName.of(text)).tests());
  }

  @Test
  void followARenamedTestByItsUuid() {
    TestDescription before =
        describe("shop", "[class:p.Old]/[method:plus()]", "p.Old", "plus", Optional.of("77"));
    assertEquals(List.of("shop:p.A.adds"), printed(NAMES.meaning(TestName.of(before))));
  }

  @Test
  void keepTheNameThatAnInvocationHadInItsRun() {
    TestDescription before =
        describe(
            "shop",
            "[class:p.A]/[test-template:many(int)]/[test-template-invocation:#3]",
            "p.A",
            "many(#3)",
            Optional.empty());
    assertEquals(
        List.of(before),
        NAMES.meaning(TestName.of(before)).tests().stream().map(ListedTest::test).toList());
  }
}
