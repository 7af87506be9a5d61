package dev.runner.core.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTests {

  private static final PluginId A = new PluginId("a");
  private static final PluginId B = new PluginId("b");

  static Selection ofClasses(List<String> classes, List<String> methods) {
    return new Selection(
        Set.of(),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        classes,
        methods.stream().map(MethodName::parse).toList());
  }

  private static Selection ofPlugins(Set<PluginId> wanted, Set<PluginId> excluded) {
    return new Selection(wanted, excluded, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void takesAllPluginsUnlessSomeAreNamed() {
    assertTrue(Selection.ALL.includes(A));
    assertFalse(ofPlugins(Set.of(B), Set.of()).includes(A));
    assertTrue(ofPlugins(Set.of(A, B), Set.of(B)).includes(A));
    assertFalse(ofPlugins(Set.of(A, B), Set.of(B)).includes(B));
    assertFalse(ofPlugins(Set.of(), Set.of(A)).includes(A));
  }

  @ParameterizedTest
  @CsvSource({
    "p.q.Shop, p.q.Shop, true",
    "Shop, p.q.Shop, true",
    "q.Shop, p.q.Shop, true",
    "hop, p.q.Shop, false",
    "p.q, p.q.Shop, false",
    "Shop, p.q.Shop$In, false",
    "Shop$In, p.q.Shop$In, true",
    "Shop, Shop, true"
  })
  void namesClassesWithOrWithoutTheirPackage(String given, String className, boolean wanted) {
    Selection byClass = ofClasses(List.of(given), List.of());
    assertEquals(wanted, byClass.includesClass(className));
    assertEquals(wanted, byClass.wantsWholeClass(className));
    Selection byMethod = ofClasses(List.of(), List.of(given + "#m"));
    assertEquals(wanted, byMethod.includesClass(className));
    assertFalse(byMethod.wantsWholeClass(className));
    assertEquals(wanted ? 1 : 0, byMethod.methodsOf(className).size());
  }

  @Test
  void knowsWhatNarrowsAPlugin() {
    assertFalse(Selection.ALL.narrowsPlugins());
    assertFalse(ofPlugins(Set.of(A), Set.of()).narrowsPlugins());
    assertTrue(ofClasses(List.of("A"), List.of()).narrowsPlugins());
    assertTrue(ofClasses(List.of(), List.of("A#m")).namesClasses());
    Selection tags =
        new Selection(
            Set.of(), Set.of(), List.of("slow"), List.of(), List.of(), List.of(), List.of());
    assertTrue(tags.narrowsPlugins());
    assertFalse(tags.namesClasses());
  }

  @Test
  void isNarrowedByLists() {
    TestList list = new TestList("here", List.of(TestName.of("a:x")), "");
    Selection listed =
        Selection.ALL.with(new TestLists(Optional.empty(), List.of(), List.of(list)));
    assertTrue(listed.narrowsPlugins());
    assertTrue(listed.filters());
    assertFalse(listed.namesClasses());
    assertEquals(Selection.ALL, listed.beforeDiscovery());
    assertFalse(ofClasses(List.of("A"), List.of()).filters());
  }

  @Test
  void saysWhyAnEmptyListSelectsNothing() {
    TestList full = new TestList("here", List.of(TestName.of("a:x")), "none here");
    TestList empty = new TestList("there", List.of(), "none there");
    assertEquals(
        Optional.of("none there"),
        new TestLists(Optional.empty(), List.of(), List.of(full, empty)).whyEmpty());
    assertEquals(
        Optional.empty(), new TestLists(Optional.empty(), List.of(), List.of(full)).whyEmpty());
    assertTrue(new TestLists(Optional.of(List.of()), List.of(), List.of()).whyEmpty().isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.*b                | a.*b        | ''",
        "a.*b # a reason # 2 | a.*b        | a reason # 2",
        "a.*b# bug 7         | a.*b        | bug 7",
        "many\\(#3\\)$        | many\\(#3\\)$ | ''",
        "x[#]y\\#z # why     | x[#]y\\#z   | why",
        "  spaced #           | spaced      | ''",
        "# nothing but this   | ''          | nothing but this",
        "''                   | ''          | ''"
      })
  void readsALineOfARegexList(String line, String regex, String reason) {
    assertEquals(new ListedRegex(regex, reason, "f:7"), ListedRegex.parse(line, "f:7"));
  }

  @Test
  void refusesALineWithAnError() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> ListedRegex.parse("a(b # why", "skip.txt:3"));
    assertEquals(
        "Invalid regular expression 'a(b' in skip.txt:3: Unclosed group near position 3",
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "A#m              | A      | m | -",
        "p.A$B#m()        | p.A$B  | m | ''",
        "A#m(int)         | A      | m | int",
        "A#m(int, String[]) | A    | m | int,String[]",
        "A#größe          | A      | größe | -"
      })
  void readsTheNameOfAMethod(String text, String type, String method, String parameters) {
    MethodName name = MethodName.parse(text);
    assertEquals(new MethodName(type, method, Optional.ofNullable(parameters)), name);
    assertEquals(name, MethodName.parse(name.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "#m", "A#", "A#m(", "A#m)", "A#m#n", "A m#n", "A#m(int)x"})
  void refusesAnotherForm(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> MethodName.parse(text));
    assertTrue(refused.getMessage().startsWith("Invalid method '" + text + "' (expected "));
  }
}
