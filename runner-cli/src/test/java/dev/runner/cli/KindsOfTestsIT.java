package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of tests that Jupiter knows: how they are counted and what their ids look like. */
final class KindsOfTestsIT {

  private static final String UUID = "2f0b8f1c-6a52-4a0e-9d6b-1c9a7c5f3e21";

  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install(
        "kinds",
        PluginJar.plugin("kinds")
            .source(templates(), nested(), parameterizedClass(), overloads(), named()));
    workspace.run("run");
    stored = workspace.last();
  }

  @Test
  void countsEachInvocationAsATest() {
    assertAll(
        () -> assertEquals(ids("doubles(#1)", "doubles(#2)", "doubles(#3)"), ids("doubles")),
        () -> assertEquals(ids("repeats(#1)", "repeats(#2)"), ids("repeats")),
        () -> assertEquals("FAILED", stored.test("TemplateTests.doubles(#2)").outcome()),
        () -> assertEquals(ids("makes(#1)", "makes(#2)(#1)", "makes(#2)(#2)"), ids("makes")));
  }

  @Test
  void givesATemplateWhoseArgumentsCannotBeHadAVerdict() {
    TestView test = stored.test("TemplateTests.starves");

    assertEquals("ERROR", test.outcome());
    assertTrue(test.message().contains("no arguments today"), test::message);
  }

  @Test
  void namesNestedClassesAsJavaDoes() {
    assertEquals("PASSED", stored.test("kinds:kinds.OuterTests$Inner$Deepest.digs").outcome());
    assertEquals("PASSED", stored.test("kinds:kinds.OuterTests$Inner.works").outcome());
    assertEquals(
        "kinds.OuterTests",
        stored.test("OuterTests$Inner.works").json().required("class").asString());
  }

  @Test
  void numbersTheInvocationsOfAParameterizedClass() {
    List<String> ids =
        stored.tests().stream()
            .map(TestView::id)
            .filter(id -> id.contains("EachTests"))
            .sorted()
            .toList();

    assertEquals(
        List.of(
            "kinds:kinds.EachTests(#1).isShort",
            "kinds:kinds.EachTests(#1).starts",
            "kinds:kinds.EachTests(#2).isShort",
            "kinds:kinds.EachTests(#2).starts"),
        ids);
  }

  @Test
  void printsTheParameterTypesOfOverloadsAndOfNothingElse() {
    assertEquals("PASSED", stored.test("OverloadTests.adds()").outcome());
    assertEquals("PASSED", stored.test("OverloadTests.adds(TestInfo)").outcome());
    assertEquals("PASSED", stored.test("OverloadTests.adds(TestInfo,TestReporter)").outcome());
    assertEquals("PASSED", stored.test("OverloadTests.alone").outcome());
  }

  @Test
  void printsAStableIdAndTagsInBrackets() {
    TestView test = stored.test("kinds:kinds.NamedTests.survives[id-" + UUID + ",api,smoke]");

    assertEquals(UUID, test.json().required("uuid").asString());
    assertEquals(2, test.json().required("tags").size());
  }

  @Test
  void printsEachIdOnce() {
    List<String> ids = stored.tests().stream().map(TestView::id).toList();

    assertEquals(ids.size(), new HashSet<>(ids).size(), ids::toString);
    assertEquals(CountsView.of(18, 1, 1, 0, 0), stored.counts());
  }

  private static List<String> ids(String... names) {
    String prefix = "kinds:kinds.TemplateTests.";
    if (names.length > 1) {
      return List.of(names).stream().map(prefix::concat).toList();
    }
    return stored.tests().stream()
        .map(TestView::id)
        .filter(id -> id.startsWith(prefix + names[0]))
        .sorted()
        .toList();
  }

  private static String templates() {
    return TestSource.of("kinds.TemplateTests")
        .member(
            "@ParameterizedTest @ValueSource(ints = {1, 2, 3}) void doubles(int n) { assertTrue(n != 2); }")
        .member("@RepeatedTest(2) void repeats() {}")
        .member(
            "@TestFactory List<DynamicNode> makes() { return List.of(made(\"a\"),"
                + " DynamicContainer.dynamicContainer(\"more\", List.of(made(\"b\"), made(\"c\")))); }")
        .member("DynamicTest made(String name) { return DynamicTest.dynamicTest(name, () -> {}); }")
        .member("@ParameterizedTest @MethodSource(\"none\") void starves(int n) {}")
        .member(
            "static Stream<Integer> none() { throw new IllegalStateException(\"no arguments today\"); }")
        .text();
  }

  private static String nested() {
    return TestSource.of("kinds.OuterTests")
        .member(
            "@Nested class Inner { @Test void works() {} @Nested class Deepest { @Test void digs() {} } }")
        .text();
  }

  private static String parameterizedClass() {
    return """
        package kinds;
        import static org.junit.jupiter.api.Assertions.*;
        import org.junit.jupiter.api.*;
        import org.junit.jupiter.params.*;
        import org.junit.jupiter.params.provider.*;
        @ParameterizedClass
        @ValueSource(strings = {"ab", "ac"})
        class EachTests {
          @Parameter String word;
          @Test void starts() { assertTrue(word.startsWith("a")); }
          @Test void isShort() { assertEquals(2, word.length()); }
        }
        """;
  }

  private static String overloads() {
    return TestSource.of("kinds.OverloadTests")
        .test("adds", "")
        .member("@Test void adds(TestInfo info) {}")
        .member("@Test void adds(TestInfo info, TestReporter reporter) {}")
        .member("@Test void alone(TestInfo info) {}")
        .text();
  }

  private static String named() {
    return TestSource.of("kinds.NamedTests")
        .member("@Test @TestId(\"" + UUID + "\") @Tag(\"smoke\") @Tag(\"api\") void survives() {}")
        .text();
  }
}
