package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that choose tests, and {@code --failing}, in {@code list} and in {@code run}. */
final class SelectionListsIT {

  private static final String SHOP =
      "[engine:runner]/[plugin:shop]/[engine:junit-jupiter]/[class:shop.CartTests]/";

  @TempDir Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("shop", shop("Integer.getInteger(\"broken\", 3)"));
    workspace.install(
        "bank", PluginJar.plugin("bank").source(TestSource.passing("bank.CartTests", "adds")));
  }

  private static PluginJar shop(String broken) {
    return PluginJar.plugin("shop")
        .source(
            TestSource.of("shop.CartTests")
                .member("@Test @Tag(\"slow\") void adds() {}")
                .member(
                    "@TestId(\"7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f\") @Test void pays() { assertEquals(3, "
                        + broken
                        + "); }")
                .member("@Test void pays(TestInfo info) {}")
                .member(
                    "@ParameterizedTest @ValueSource(ints = {1, 2, 3}) void many(int i) { assertTrue(i != "
                        + broken
                        + "); }")
                .member(
                    "@TestFactory Stream<DynamicNode> made() { return Stream.of(1, 2).map(i ->"
                        + " DynamicContainer.dynamicContainer(\"c\", Stream.of(1, 2).map(j ->"
                        + " DynamicTest.dynamicTest(\"d\", () -> assertTrue(i * j < 4))))); }")
                .text());
  }

  private String file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  private List<String> listed(String... flags) throws Exception {
    return workspace.run(words("list", flags)).out().lines().toList();
  }

  private RunView ran(String... flags) throws Exception {
    return workspace.show(workspace.run(words("run", flags)).run().id());
  }

  private static String[] words(String command, String... flags) {
    Stream<String> first =
        command.equals("run") ? Stream.of("run", "--format", "json") : Stream.of(command);
    return Stream.concat(first, Stream.of(flags)).toArray(String[]::new);
  }

  private static List<String> ids(RunView run) {
    return TestWorkspace.printedIds(run.tests().stream());
  }

  @Test
  void includeAndExcludeListsSearchThePrintedId() throws Exception {
    String in = file("in.txt", "# these only", "Cart.*adds", "", "pays");
    String out = file("out.txt", "TestInfo\\) # bug 7", "^bank:");

    assertEquals(
        List.of(
            "shop:shop.CartTests.adds[slow]",
            "shop:shop.CartTests.pays()[id-7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f]"),
        listed("--include-list", in, "--exclude-list", out));
    RunView run = ran("--include-list", in, "--exclude-list", out, "--tag", "!slow");
    assertEquals(List.of("shop:shop.CartTests.pays()"), ids(run));
    assertEquals(
        List.of(
            "^bank:: 1 test of plugin 'bank' left out by exclude list '^bank:' (%s:2)"
                .formatted(out),
            "TestInfo\\): 1 test of plugin 'shop' left out by exclude list 'TestInfo\\)' (%s:1): bug 7"
                .formatted(out)),
        run.issues("suite.excluded"));
  }

  @Test
  void aListReadsBackWhatListHasWritten() throws Exception {
    Finished all = workspace.run("list", "-v");
    String file = file("all.txt", all.out().split("\n"));

    assertEquals(listed(), listed("--load-list", file));
    assertEquals(ids(ran()), ids(ran("--load-list", file)));
  }

  @Test
  void aLoadListTakesPrintedIdsUniqueIdsAndInvocations() throws Exception {
    String file =
        file(
            "load.txt",
            "shop:shop.CartTests.adds[other,tags]",
            "shop:shop.CartTests.many(#2)",
            SHOP + "[method:pays(org.junit.jupiter.api.TestInfo)]",
            "shop:shop.CartTests.made(#2)(#1)",
            "[engine:junit-jupiter]/[class:bank.CartTests]");

    List<String> expected =
        List.of(
            "bank:bank.CartTests.adds",
            "shop:shop.CartTests.adds",
            "shop:shop.CartTests.made(#2)(#1)",
            "shop:shop.CartTests.many(#2)",
            "shop:shop.CartTests.pays(TestInfo)");
    RunView run = ran("--load-list", file);
    assertEquals(expected, ids(run));
    assertEquals(List.of(), run.issueCodes("WARNING"));
    assertEquals(
        expected,
        listed("--load-list", file).stream().map(id -> id.replace("[slow]", "")).toList());
    assertEquals(
        List.of("shop:shop.CartTests.many(#2)"),
        ids(ran("--load-list", file, "-r", "many", "-p", "shop")));
  }

  @Test
  void aLoadListNamesWhatIsNotThereWithTheNearestId() throws Exception {
    String file =
        file("load.txt", "shop:shop.CartTests.add", "shp:x.Y.z", "bank:bank.CartTests.adds");

    Finished list = workspace.run("list", "--load-list", file);
    RunView run = ran("--load-list", file);

    assertEquals("bank:bank.CartTests.adds\n", list.out());
    assertAll(
        () ->
            assertTrue(
                list.err()
                    .contains(
                        "Test 'shop:shop.CartTests.add' in load list '%s' is not there: did you mean 'shop:shop.CartTests.adds'?"
                            .formatted(file)),
                list::err),
        () -> assertTrue(list.err().contains("plugin 'shp'"), list::err),
        () -> assertEquals(2, run.issues("suite.unknown-test").size()),
        () -> assertEquals(List.of("bank:bank.CartTests.adds"), ids(run)));
  }

  @Test
  void anInvocationThatIsGoneIsTold() throws Exception {
    String file =
        file("load.txt", "shop:shop.CartTests.many(#9)", "shop:shop.CartTests.made(#1)(#2)");

    RunView run = ran("--load-list", file);

    assertEquals(List.of("shop:shop.CartTests.made(#1)(#2)"), ids(run));
    List<String> told = run.issues("suite.unknown-test");
    assertEquals(1, told.size());
    assertTrue(told.get(0).startsWith("shop:shop.CartTests.many(#9): "), told::toString);
  }

  @Test
  void anEmptyListSelectsNothing() throws Exception {
    String empty = file("empty.txt", "# nothing here");
    for (String option : List.of("--load-list", "--include-list")) {
      Finished finished = workspace.run("run", option, empty);

      assertEquals(4, finished.exit(), finished::toString);
      assertTrue(finished.toString().contains("selects nothing"), finished::toString);
      assertEquals(List.of(), listed(option, empty));
    }
  }

  @Test
  void aBadListIsAUsageError() throws Exception {
    String bad = file("bad.txt", "fine", "a(b # why");
    Finished finished = workspace.run("run", "--exclude-list", bad);
    Finished absent = workspace.run("run", "--load-list", "nowhere.txt");

    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(
        finished.err().contains("'a(b' in " + bad + ":2: Unclosed group near position 3"),
        finished::err);
    assertEquals(2, absent.exit(), absent::toString);
    assertTrue(absent.err().contains("'nowhere.txt'"), absent::err);
  }

  @Test
  void failingTestsRunAgainAlone() throws Exception {
    assertEquals(2, workspace.run("run", "--failing").exit());
    workspace.config("fork.jvm-args = [\"-Dbroken=2\"]\n");
    RunView first = ran();
    assertEquals(3, first.counts().failed());

    List<String> failed =
        List.of(
            "shop:shop.CartTests.made(#2)(#2)",
            "shop:shop.CartTests.many(#2)",
            "shop:shop.CartTests.pays()");
    assertEquals(failed, ids(ran("--failing")));
    assertEquals(failed, ids(ran("--failing", first.id())));
    assertEquals(
        List.of("shop:shop.CartTests.many(#2)"),
        listed("--failing", "last", "-r", "many").stream().toList());
    assertEquals(
        List.of("shop:shop.CartTests.pays()"),
        ids(ran("--failing", "--tag", "none()", "-r", "pays")));
  }

  @Test
  void nothingRunsWhenNothingFails() throws Exception {
    ran("-p", "bank");

    Finished finished = workspace.run("run", "--failing");

    assertEquals(4, finished.exit(), finished::toString);
    assertTrue(finished.toString().contains("No test failed when it last ran"), finished::toString);
    assertEquals(List.of(), listed("--failing"));
  }

  @Test
  void aRenamedTestIsFoundByItsUuid() throws Exception {
    workspace.config("fork.jvm-args = [\"-Dbroken=2\"]\n");
    ran("-r", "pays\\(\\)");
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.TillTests")
                    .member(
                        "@TestId(\"7b9f8b6e-0c1d-4e0c-9d3a-1c2b3a4d5e6f\") @Test void settles() {}")
                    .text()));

    List<TestView> again = ran("--failing").tests();

    assertEquals(1, again.size());
    assertFalse(again.get(0).id().contains("pays"));
    assertEquals("PASSED", again.get(0).outcome());
  }
}
