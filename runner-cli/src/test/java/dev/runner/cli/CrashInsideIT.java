package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end inside of something larger than a test, or smaller. */
final class CrashInsideIT {

  private static final String SIX = "{1=PASSED, 2=PASSED, 3=ERROR, 4=PASSED, 5=PASSED, 6=PASSED}";

  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("invocations", PluginJar.plugin("invocations").source(invocations()));
    workspace.install("classes", PluginJar.plugin("classes").source(classes()));
    workspace.install("stack", PluginJar.plugin("stack").source(stack()));
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void costsOneInvocationOfAParameterizedTest() {
    assertEquals(SIX, outcomes("TemplateTests.exits(#").toString());
    assertEquals("CRASHED", stored.test("TemplateTests.exits(#3)").cause());
  }

  @Test
  void costsOneInvocationOfARepeatedTest() {
    assertEquals(SIX, outcomes("RepeatedTests.exits(#").toString());
  }

  @Test
  void costsOneDynamicTest() {
    assertEquals(SIX, outcomes("DynamicTests.exits(#").toString());
  }

  @Test
  void costsOneDynamicTestInsideAContainer() {
    assertEquals("{1=PASSED, 2=ERROR, 3=PASSED}", outcomes("nests(#1)(#").toString());
    assertEquals("PASSED", stored.test("DynamicTests.nests(#2)").outcome());
  }

  @Test
  void costsThreeOfThousandsOfInvocationsInANestedClass() {
    Map<Integer, String> outcomes = outcomes("ManyTests$Inner.exits(#");
    assertEquals(5_000, outcomes.size());
    outcomes.values().removeIf("PASSED"::equals);
    assertEquals("{1=ERROR, 1400=ERROR, 4000=ERROR}", outcomes.toString());
  }

  @Test
  void costsOneInvocationOfATemplateWithAProviderOfItsOwn() {
    assertEquals("{1=PASSED, 2=ERROR, 3=PASSED}", outcomes("OwnProviderTests.exits(#").toString());
  }

  @Test
  void costsOneTestOfANestedClass() {
    assertEquals("ERROR/CRASHED", stored.test("OuterTests$Inner.exits").verdict());
    assertEquals("PASSED", stored.test("OuterTests$Inner.beside").outcome());
    assertEquals("PASSED", stored.test("OuterTests.before").outcome());
    assertEquals("PASSED", stored.test("OuterTests$Other.behind").outcome());
  }

  @Test
  void costsTheLastInvocationOfAParameterizedTest() {
    assertEquals("{1=PASSED, 2=ERROR}", outcomes("exitsAtTheEnd(#").toString());
  }

  @Test
  void costsOneInvocationOfAParameterizedClass() {
    Map<String, String> outcomes =
        stored.tests("invocations").stream()
            .filter(test -> test.id().contains("EachClassTests"))
            .collect(
                Collectors.toMap(
                    t -> t.id().replaceAll(".*EachClassTests", ""),
                    t -> t.outcome(),
                    (a, b) -> a,
                    TreeMap::new));

    assertEquals(
        "{(#1).exits=PASSED, (#1).stays=PASSED, (#2).exits=ERROR, (#2).stays=PASSED,"
            + " (#3).exits=PASSED, (#3).stays=PASSED}",
        outcomes.toString());
  }

  @Test
  void runsTheTestsBesideThem() {
    assertEquals("PASSED", stored.test("TemplateTests.beside").outcome());
    assertEquals("PASSED", stored.test("DynamicTests.beside").outcome());
    assertEquals(CountsView.of(34 + 4_997, 0, 8 + 3, 0, 0), stored.counts("invocations"));
  }

  @Test
  void costsAClassWhoseSetUpExitsAllOfItsTestsAndNoOther() {
    assertEquals("ERROR/CRASHED", stored.test("BExitingSetUpTests.one").verdict());
    assertEquals("ERROR/CRASHED", stored.test("BExitingSetUpTests.two").verdict());
  }

  @Test
  void costsAClassWhoseStaticInitialiserExitsAllOfItsTestsAndNoOther() {
    assertEquals("ERROR/CRASHED", stored.test("CExitingInitialiserTests.one").verdict());
    assertEquals("ERROR/CRASHED", stored.test("CExitingInitialiserTests.two").verdict());
    assertEquals(CountsView.of(6, 0, 4, 0, 0), stored.counts("classes"));
  }

  @Test
  void costsNoTestWhenATearDownExitsButFailsTheRun() {
    assertEquals("PASSED", stored.test("EExitingTearDownTests.one").outcome());
    assertEquals("PASSED", stored.test("FLastTests.one").outcome());
    assertTrue(stored.issues("run.container-failed").get(0).contains("EExitingTearDownTests"));
  }

  @Test
  void costsOneTestWhenAStackOverflows() {
    assertEquals(CountsView.of(2, 0, 1, 0, 0), stored.counts("stack"));
    assertTrue(stored.test("StackTests.recurses").message().contains("StackOverflowError"));
  }

  @Test
  void failsTheRunWithEveryTestDecided() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(0, stored.counts().notRun());
    assertEquals(java.util.List.of("run.container-failed"), stored.issueCodes("ERROR"));
  }

  /** Returns outcomes by the number of the invocation. */
  private static Map<Integer, String> outcomes(String start) {
    Map<Integer, String> outcomes = new TreeMap<>();
    stored.tests("invocations").stream()
        .filter(test -> test.id().contains(start))
        .forEach(
            test ->
                outcomes.put(
                    Integer.parseInt(test.id().replaceAll(".*#(\\d+)\\)$", "$1")), test.outcome()));
    return outcomes;
  }

  private static String[] invocations() {
    return new String[] {
      TestSource.of("invocations.TemplateTests")
          .member(
              "@ParameterizedTest @ValueSource(ints = {1, 2, 3, 4, 5, 6}) void exits(int n) { if (n == 3) { System.exit(0); } }")
          .test("beside", "")
          .text(),
      TestSource.of("invocations.RepeatedTests")
          .member(
              "@RepeatedTest(6) void exits(RepetitionInfo info) { if (info.getCurrentRepetition() == 3) { System.exit(0); } }")
          .text(),
      TestSource.of("invocations.DynamicTests")
          .member(
              "@TestFactory Stream<DynamicTest> exits() { return IntStream.rangeClosed(1, 6).mapToObj(n ->"
                  + " DynamicTest.dynamicTest(\"n\" + n, () -> { if (n == 3) { System.exit(0); } })); }")
          .test("beside", "")
          .test("besideToo", "")
          .member(
              "@TestFactory Stream<DynamicNode> nests() { return Stream.of(DynamicContainer.dynamicContainer(\"a\","
                  + " IntStream.rangeClosed(1, 3).mapToObj(n -> DynamicTest.dynamicTest(\"n\" + n, () -> { if (n == 2) { System.exit(0); } }))),"
                  + " DynamicTest.dynamicTest(\"b\", () -> {})); }")
          .member(
              "@ParameterizedTest @ValueSource(ints = {1, 2}) void exitsAtTheEnd(int n) { if (n == 2) { System.exit(0); } }")
          .text(),
      """
      package invocations;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.*;
      @ParameterizedClass
      @ValueSource(ints = {1, 2, 3})
      class EachClassTests {
        @Parameter int n;
        @Test void stays() {}
        @Test void exits() { if (n == 2) { System.exit(0); } }
      }
      """,
      """
      package invocations;
      import java.util.Set;
      import org.junit.jupiter.api.*;
      class ManyTests {
        @Nested class Inner {
          @RepeatedTest(5000) void exits(RepetitionInfo info) {
            if (Set.of(1, 1400, 4000).contains(info.getCurrentRepetition())) { System.exit(0); }
          }
        }
      }
      """,
      """
      package invocations;
      import java.util.stream.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.api.extension.*;
      class OwnProviderTests {
        static class Three implements TestTemplateInvocationContextProvider {
          public boolean supportsTestTemplate(ExtensionContext context) { return true; }
          public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
              ExtensionContext context) {
            return Stream.of(new One(), new One(), new One());
          }
        }
        static class One implements TestTemplateInvocationContext {
          public String getDisplayName(int index) { return index == 2 ? "exits" : "stays"; }
        }
        @TestTemplate @ExtendWith(Three.class) void exits(TestInfo info) {
          if (info.getDisplayName().equals("exits")) { System.exit(0); }
        }
      }
      """,
      """
      package invocations;
      import org.junit.jupiter.api.*;
      class OuterTests {
        @Test void before() {}
        @Nested class Inner {
          @Test void beside() {}
          @Test void exits() { System.exit(0); }
        }
        @Nested class Other { @Test void behind() {} }
      }
      """,
      TestSource.passing("invocations.ZLastTests", "one", "two")
    };
  }

  private static String[] classes() {
    return new String[] {
      TestSource.passing("classes.AFirstTests", "one", "two"),
      TestSource.of("classes.BExitingSetUpTests")
          .member("@BeforeAll static void open() { System.exit(1); }")
          .test("one", "")
          .test("two", "")
          .text(),
      TestSource.of("classes.CExitingInitialiserTests")
          .member("static { if (true) { System.exit(1); } }")
          .test("one", "")
          .test("two", "")
          .text(),
      TestSource.passing("classes.DLastTests", "one", "two"),
      TestSource.of("classes.EExitingTearDownTests")
          .member("@AfterAll static void close() { System.exit(1); }")
          .test("one", "")
          .text(),
      TestSource.passing("classes.FLastTests", "one")
    };
  }

  private static String stack() {
    return TestSource.of("stack.StackTests")
        .test("before", "")
        .test("recurses", "recurses();")
        .test("after", "")
        .text();
  }
}
