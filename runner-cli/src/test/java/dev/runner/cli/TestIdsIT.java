package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that carry an id, and what their history makes of it. */
final class TestIdsIT {

  private static final String ONE = "11111111-1111-4111-8111-111111111111";
  private static final String TWO = "22222222-2222-4222-8222-222222222222";
  private static final String THREE = "33333333-3333-4333-8333-333333333333";

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder);
  }

  private static String test(String id, String name, String body) {
    return "@TestId(\"%s\") @Test void %s() throws Exception { %s }".formatted(id, name, body);
  }

  private static TestSource quick(String name) {
    return TestSource.of("shop." + name).test("quick", "");
  }

  @Test
  void keepTheirHistoryWhenMethodClassAndPackageAreRenamed() throws Exception {
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.old.ZTests")
                    .member(test(ONE, "before", "Thread.sleep(700); fail(\"no\");"))
                    .text(),
                quick("ATests").text()));
    workspace.run("run");
    String first = workspace.last().id();
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .manifest("Plugin-Version", "2.0.0")
            .source(
                TestSource.of("shop.renewed.YTests").member(test(ONE, "after", "")).text(),
                quick("ATests").text()));

    Finished list = workspace.run("list", "--format", "json");
    Finished failing = workspace.run("list", "--failing");
    workspace.run("run", "--order", "failed-first", "--forks", "1");
    RunView failedFirst = workspace.last();
    Finished why = workspace.run("why", ONE, first);
    workspace.run("run", "--order", "history", "--forks", "2");

    assertTrue(list.out().contains("\"expectedSeconds\":0."), list::out);
    assertEquals("shop:shop.renewed.YTests.after[id-" + ONE + "]\n", failing.out());
    assertTrue(startedAt(failedFirst, "after").compareTo(startedAt(failedFirst, "quick")) <= 0);
    assertTrue(order(failedFirst, "after") < order(failedFirst, "quick"), "failed first");
    assertTrue(why.out().contains("shop.old.ZTests.before"), why::out);
    assertEquals("", workspace.run("failing").out(), "it has passed since");
    assertTrue(
        Files.readString(workspace.root().resolve(".runner/class-times"))
            .contains("shop\tid-" + ONE));
  }

  private static String startedAt(RunView run, String test) {
    return started(run.tests().stream().filter(t -> t.id().contains("." + test)).findFirst());
  }

  private static String started(Optional<TestView> test) {
    return test.orElseThrow().json().required("startedAt").asString();
  }

  /** Returns where a test stands among those of its run, which are shown by class and name. */
  private int order(RunView run, String test) throws Exception {
    String name =
        run.tests().stream()
            .filter(t -> t.id().contains("." + test))
            .findFirst()
            .orElseThrow()
            .id();
    String why = workspace.run("why", name.replaceAll("\\[.*", ""), run.id()).out();
    return Integer.parseInt(why.replaceAll("(?s).*number (\\d+) of its fork.*", "$1"));
  }

  @Test
  void areQuarantinedAndRetriedByTheirId() throws Exception {
    workspace.config(
        """
        quarantine.tests = ["id-%s # owner=ann, expires=2999-01-01, reason=later"]
        retry.tests = ["id-%s # count=2"]
        """
            .formatted(ONE, TWO));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ATests")
                    .member(test(ONE, "a", "fail();"))
                    .member(test(TWO, "b", "fail();"))
                    .text()));

    workspace.run("run");

    RunView run = workspace.last();
    assertEquals(
        "[\"QUARANTINED\"]", run.test("a[id-" + ONE + "]").json().required("flags").toString());
    assertEquals(3, run.test("b[id-" + TWO + "]").json().required("attempts").asInt());
  }

  @Test
  void belongToNobodyWhereTwoCarryThem() throws Exception {
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ATests")
                    .member(test(ONE, "mine", ""))
                    .member(test(TWO, "own", ""))
                    .text()));
    workspace.install(
        "stock",
        PluginJar.plugin("stock")
            .source(
                TestSource.of("stock.BTests")
                    .member(test(ONE.toUpperCase(java.util.Locale.ROOT), "copied", "fail();"))
                    .member(test("tomorrow", "bad", ""))
                    .text()));

    Finished run = workspace.run("run");
    Finished list = workspace.run("list");

    RunView stored = workspace.last();
    assertEquals(3, run.exit(), run::toString);
    assertEquals(3, list.exit(), list::toString);
    assertEquals(
        List.of(
            "stock: Test id '%s' is carried by 'shop.ATests.mine' of plugin 'shop' and"
                    .formatted(ONE)
                + " 'stock.BTests.copied' of plugin 'stock': they run, and their histories go by"
                + " their names until all but one have a new UUID"),
        stored.issues("plugin.duplicate-test-id"));
    assertTrue(
        stored.issues("plugin.bad-test-id").get(0).contains("@TestId(\"tomorrow\")"),
        run::toString);
    assertEquals("PASSED", stored.test("ATests.mine").outcome());
    assertEquals("FAILED", stored.test("BTests.copied").outcome());
    assertEquals("PASSED", stored.test("own[id-" + TWO + "]").outcome());
    assertTrue(list.err().contains("plugin.duplicate-test-id"), list::err);
    Finished failing = workspace.run("failing");
    assertTrue(failing.out().startsWith("stock:stock.BTests.copied\n"), failing::out);
  }

  @Test
  void ofInheritedMethodsAreMadeFromTheClassesToo() throws Exception {
    String base =
        "package shop; import dev.runner.api.*; import org.junit.jupiter.api.*;\n"
            + "abstract class Base { @TestId(\""
            + ONE
            + "\") @Test void same() {} }";
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                base,
                TestSource.of("shop.ATests").extending("Base").text(),
                TestSource.of("shop.BTests").extending("Base").text(),
                TestSource.of("shop.CTests")
                    .annotated("@TestId(\"" + TWO + "\")")
                    .extending("Base")
                    .text()));
    Finished run = workspace.run("run");
    String a = uuid("ATests");
    String b = uuid("BTests");
    String c = uuid("CTests");
    assertEquals(0, run.exit(), run::toString);
    assertNotEquals(a, b);
    assertEquals(List.of(), workspace.last().issueCodes("ERROR"));

    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                base.replace("same", "renamed"),
                TestSource.of("shop.ATests").extending("Base").text(),
                TestSource.of("shop.DTests")
                    .annotated("@TestId(\"" + TWO + "\")")
                    .extending("Base")
                    .text()));
    workspace.run("run");
    assertEquals(a, uuid("ATests"), "the method has another name");
    assertEquals(c, uuid("DTests"), "the class has its own id");
  }

  private String uuid(String className) throws Exception {
    return workspace.last().tests().stream()
        .filter(test -> test.id().contains(className))
        .findFirst()
        .orElseThrow()
        .json()
        .required("uuid")
        .asString();
  }

  @Test
  void areSharedByInvocationsWhichKeepApart() throws Exception {
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ATests")
                    .member(
                        "@TestId(\""
                            + THREE
                            + "\") @ParameterizedTest @ValueSource(ints = {1, 2}) void each(int i)"
                            + " { assertEquals(1, i); }")
                    .text(),
                TestSource.of("shop.BTests")
                    .annotated("@ParameterizedClass @ValueSource(ints = {1, 2})")
                    .member("@Parameter int i;")
                    .member(test(TWO, "of", "assertEquals(1, i);"))
                    .text()));

    workspace.run("run");

    assertEquals(
        List.of(
            "shop:shop.ATests.each(int)(#2)[id-" + THREE + "]",
            "shop:shop.BTests(#2).of[id-" + TWO + "]"),
        workspace
            .run("failing")
            .out()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.replace("each(#", "each(int)(#"))
            .toList());
  }
}
