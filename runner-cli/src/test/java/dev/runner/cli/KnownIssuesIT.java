package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tests that say which issues they have. */
final class KnownIssuesIT {

  private static final String EXPECT = "@KnownIssue(value = \"SHOP-1\", reason = \"no stock\") ";
  private static final String SKIP =
      "@KnownIssue(value = \"SHOP-2\", mode = KnownIssue.Mode.SKIP, link = \"https://x.example/2\") ";
  private static final String UNSTABLE =
      "@KnownIssue(value = \"SHOP-3\", mode = KnownIssue.Mode.UNSTABLE) ";

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder);
  }

  private void install(TestSource... classes) throws IOException {
    PluginJar plugin = PluginJar.plugin("shop");
    for (TestSource one : classes) {
      plugin.source(one.text());
    }
    workspace.install("shop", plugin);
  }

  private static String test(String annotations, String name, String body) {
    return annotations + "@Test void " + name + "() throws Exception { " + body + " }";
  }

  private static TestSource eachMode() {
    return TestSource.of("shop.ATests")
        .member(test(EXPECT, "known", "System.out.println(\"said\"); fail(\"the true reason\");"))
        .member(test(EXPECT, "worse", "throw new java.io.IOException(\"no disk\");"))
        .member(test(SKIP, "skipped", "fail(\"it ran\");"))
        .member(test(UNSTABLE, "shaky", "fail(\"this time\");"))
        .member(test(UNSTABLE, "steady", ""))
        .test("plain", "");
  }

  @Test
  void doNotFailTheRunAndKeepTheirTrueReason() throws Exception {
    install(eachMode());

    Finished run = workspace.run("run", "--report", "junit-xml=" + folder.resolve("xml"));

    RunView stored = workspace.last();
    assertEquals(0, run.exit(), run::toString);
    assertEquals("PASSED", stored.outcome());
    assertEquals(CountsView.of(2, 2, 1, 1, 0), stored.counts());
    assertEquals(2, stored.json().required("counts").required("known").asInt());
    assertEquals(1, stored.json().required("counts").required("unstable").asInt());
    assertEquals(0, stored.json().required("counts").required("quarantined").asInt());
    assertEquals("[\"KNOWN\"]", stored.test("known").json().required("flags").toString());
    assertEquals("[\"UNSTABLE\"]", stored.test("shaky").json().required("flags").toString());
    assertEquals("[]", stored.test("steady").json().required("flags").toString());
    assertTrue(stored.test("known").message().contains("the true reason"));
    assertTrue(stored.test("known").json().toString().contains("\"id\":\"SHOP-1\""));
    assertEquals("Known issue SHOP-2 (https://x.example/2)", stored.test("skipped").message());
    assertTrue(run.err().contains("KNOWN (SHOP-1: no stock) shop:shop.ATests.known"), run::err);
    assertTrue(run.out().contains("shop:shop.ATests.known KNOWN (SHOP-1: no stock)"), run::out);
    assertTrue(run.out().contains("the true reason"), run::out);
    assertFalse(run.out().contains("Run the failures again"), run::out);
    assertTrue(run.out().endsWith("0 not run, 2 known, 1 unstable\n"), run::out);
    String xml = Files.readString(folder.resolve("xml/TEST-shop-shop.ATests.xml"));
    assertTrue(xml.contains("failures=\"0\" errors=\"0\" skipped=\"4\""), xml);
    assertTrue(xml.contains("message=\"KNOWN (SHOP-1: no stock): "), xml);
    assertTrue(xml.contains("message=\"UNSTABLE (SHOP-3): "), xml);
  }

  @Test
  void sayWhenTheySeemFixed() throws Exception {
    install(
        TestSource.of("shop.ATests")
            .member(test(EXPECT, "good", ""))
            .member(test(EXPECT, "bad", "fail();")));

    Finished run = workspace.run("run");
    RunView stored = workspace.last();

    assertEquals(0, run.exit(), run::toString);
    assertEquals("[\"FIXED\"]", stored.test("good").json().required("flags").toString());
    assertTrue(run.out().endsWith("1 known, 1 fixed\n"), run::out);
    assertEquals(
        List.of(
            "SHOP-1: Known issue 'SHOP-1' seems fixed: 'shop:shop.ATests.good' passed, while 1"
                + " other still failed; remove @KnownIssue where it does not hold any more"),
        stored.issues("run.known-issue-fixed"));
    assertEquals(List.of("run.known-issue-fixed"), stored.issueCodes("WARNING"));

    workspace.config("known-issues.unexpected-pass = fail");
    Finished strict = workspace.run("run");
    assertEquals(1, strict.exit(), strict::toString);
    assertEquals(List.of("run.known-issue-fixed"), workspace.last().issueCodes("ERROR"));
    assertEquals("PASSED", workspace.last().test("good").outcome());
  }

  @Test
  void holdForClassesNestedClassesSubclassesInvocationsAndComposedAnnotations() throws Exception {
    String fails = "fail(\"no\");";
    PluginJar plugin =
        PluginJar.plugin("shop")
            .source(
                "package shop; import java.lang.annotation.*; import dev.runner.api.*;\n"
                    + "@KnownIssue(\"SHOP-9\") @Retention(RetentionPolicy.RUNTIME)"
                    + " public @interface NoStock {}",
                TestSource.of("shop.BTests")
                    .annotated("@KnownIssue(\"SHOP-4\") @KnownIssue(\"SHOP-5\")")
                    .test("one", fails)
                    .member("@Nested class Inner { @Test void two() { fail(); } }")
                    .member(
                        "@ParameterizedTest @ValueSource(ints = {1, 2}) void three(int i) {"
                            + " assertEquals(1, i); }")
                    .member(
                        "@TestFactory DynamicTest four() {"
                            + " return DynamicTest.dynamicTest(\"x\", () -> fail()); }")
                    .text(),
                TestSource.of("shop.CTests").extending("BTests").text(),
                TestSource.of("shop.DTests")
                    .member("@NoStock @Test void five() { fail(); }")
                    .text());
    workspace.install("shop", plugin);

    Finished run = workspace.run("run");

    RunView stored = workspace.last();
    assertEquals(0, run.exit(), run::toString);
    assertEquals(9, stored.json().required("counts").required("known").asInt());
    assertEquals(2, stored.json().required("counts").required("fixed").asInt());
    assertEquals(2, stored.test("CTests$Inner.two").json().required("knownIssues").size());
    assertEquals(
        "SHOP-9",
        stored.test("five").json().required("knownIssues").get(0).required("id").asString());
  }

  @Test
  void areNotFailuresForFailFastRetriesAndWhatIsFailing() throws Exception {
    workspace.config("retry.count = 1");
    install(eachMode());

    Finished run = workspace.run("run", "--fail-fast");

    RunView stored = workspace.last();
    assertEquals(0, run.exit(), run::toString);
    assertEquals(0, stored.counts().notRun());
    assertEquals(1, stored.test("known").json().required("attempts").asInt(), "expected to fail");
    assertEquals(2, stored.test("shaky").json().required("attempts").asInt());
    assertEquals("", workspace.run("failing").out());
    Finished again = workspace.run("run", "--failing");
    assertEquals(4, again.exit(), again::toString);
    assertEquals(4, workspace.run("run", "--failing", stored.id()).exit());
  }

  @Test
  void winOverAQuarantine() throws Exception {
    workspace.config(
        "quarantine.tests = [\"known # owner=ann, expires=2999-01-01, reason=later\"]");
    install(eachMode());

    Finished run = workspace.run("run");

    RunView stored = workspace.last();
    assertEquals(0, run.exit(), run::toString);
    assertEquals(
        "[\"KNOWN\",\"QUARANTINED\"]",
        sorted(stored.test("known").json().required("flags").toString()));
    assertEquals(2, stored.json().required("counts").required("known").asInt());
    assertEquals(0, stored.json().required("counts").required("quarantined").asInt());
  }

  private static String sorted(String array) {
    return List.of(array.substring(1, array.length() - 1).split(",")).stream()
        .sorted()
        .toList()
        .toString()
        .replace(", ", ",");
  }

  @Test
  void areListedWithTheirTestsAndHistory() throws Exception {
    workspace.config("known-issues.link = \"https://tracker.example/{id}\"");
    install(eachMode(), TestSource.of("shop.BTests").member(test(SKIP, "other", "")));
    workspace.run("run");
    install(TestSource.of("shop.ATests").member(test(EXPECT, "known", "")));
    workspace.run("run", "--method", "shop.ATests#known");

    Finished text = workspace.run("known-issues");
    Finished json = workspace.run("known-issues", "--format", "json");
    Finished csv = workspace.run("known-issues", "--format", "csv");

    assertTrue(text.out().startsWith("SHOP-1  EXPECT\n  no stock\n"), text::out);
    assertTrue(text.out().contains("  https://tracker.example/SHOP-1\n"), text::out);
    assertTrue(text.out().contains("    shop:shop.ATests.known\n      PASSED in "), text::out);
    assertTrue(text.out().contains(", 2 runs, failed "), text::out);
    assertTrue(text.err().contains("3 known issues, 0 seem fixed"), text::err);
    assertTrue(json.out().contains("\"link\":\"https://x.example/2\""), json::out);
    assertEquals(6 + 1, csv.out().lines().count(), csv::out);
    assertTrue(
        csv.out().startsWith("issue,mode,id,plugin,outcome,run,runs,lastFailedAt,"), csv::out);
  }

  @Test
  void areKnownToListAndWhyAndTheStream() throws Exception {
    install(eachMode());

    Finished list = workspace.run("list", "--format", "json");
    Finished again = workspace.run("-v", "list");
    workspace.run("run", "--report", "ndjson=" + folder.resolve("run.ndjson"));
    Finished why = workspace.run("why", "shop:shop.ATests.known");

    assertTrue(list.out().contains("\"skipReason\":\"Known issue SHOP-2 (https"), list::out);
    assertTrue(again.out().contains("#   known: EXPECT SHOP-1: no stock"), again::out);
    assertTrue(why.out().contains("Known      EXPECT SHOP-1: no stock"), why::out);
    String stream = Files.readString(folder.resolve("run.ndjson"));
    assertTrue(stream.contains("\"knownIssues\":[{\"id\":\"SHOP-1\",\"mode\":\"EXPECT\""), stream);
    assertTrue(stream.contains("\"known\":2,\"unstable\":1,\"fixed\":0"), stream);
  }

  @Test
  void areStillKnownAfterRoundsAndAMerge() throws Exception {
    install(
        TestSource.of("shop.ATests").member(test(EXPECT, "known", "fail();")),
        TestSource.of("shop.BTests").member(test(EXPECT, "fixed", "")));

    Finished repeated = workspace.run("run", "--repeat", "2");
    assertEquals(0, repeated.exit(), repeated::toString);
    assertTrue(repeated.out().endsWith("1 known, 1 fixed\n"), repeated::out);
    workspace.run("run", "--shard", "1/2");
    String first = workspace.last().id();
    workspace.run("run", "--shard", "2/2");
    Finished merged = workspace.run("runs", "merge", first, workspace.last().id());
    assertEquals(0, merged.exit(), merged::toString);
    RunView all = workspace.last();
    assertEquals(1, all.json().required("counts").required("known").asInt());
    assertEquals(List.of("run.known-issue-fixed"), all.issueCodes("WARNING"));
  }

  @Test
  void areStillKnownWhenTheRunIsResumed() throws Exception {
    install(
        TestSource.of("shop.ATests")
            .member("@Order(1) " + test(EXPECT, "good", ""))
            .member("@Order(2) " + test(EXPECT, "bad", "fail();"))
            .member("@Order(3) " + test("", "ends", "fail();"))
            .member("@Order(4) " + test(EXPECT, "rest", "fail();")));

    Finished stopped = workspace.run("run", "--fail-fast");
    RunView before = workspace.last();
    Finished resumed = workspace.run("resume", "last");

    RunView after = workspace.last();
    assertEquals(5, stopped.exit(), stopped::toString);
    assertEquals(1, before.counts().notRun());
    assertEquals(List.of(), before.issues("run.known-issue-fixed"), "nobody knows it yet");
    assertEquals(1, resumed.exit(), resumed::toString);
    assertEquals(2, after.json().required("counts").required("known").asInt());
    assertEquals(1, after.issues("run.known-issue-fixed").size(), resumed::toString);
  }
}
