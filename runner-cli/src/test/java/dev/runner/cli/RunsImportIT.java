package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code runner runs import}: results of files become a run. */
final class RunsImportIT {

  @TempDir private Path folder;

  @Test
  void makesTheSameRunOfEveryFormat() throws Exception {
    TestWorkspace origin = TestWorkspace.in(folder.resolve("origin"));
    origin.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.CartTests")
                    .test("adds", "System.out.println(\"added\");")
                    .test("compares", "assertEquals(\"<a>\", \"]]>\");")
                    .test("breaks", "throw new IllegalStateException(\"gone\");")
                    .member("@Disabled(\"<later>\") @Test void waits() {}")
                    .text()));
    Finished ran =
        origin.run(
            "run",
            "--report",
            "junit-xml=" + folder.resolve("xml"),
            "--report",
            "json=" + folder.resolve("run.json"),
            "--report",
            "ndjson=" + folder.resolve("run.ndjson"),
            "--report",
            "subunit=" + folder.resolve("run.subunit"),
            "--report",
            "open-test-reporting=" + folder.resolve("run.xml"));
    assertEquals(1, ran.exit(), ran::toString);
    JsonNode original = origin.run("runs", "show", "last", "--format", "json").json();
    TestWorkspace target = TestWorkspace.in(folder.resolve("target"));

    for (String file : new String[] {"xml", "run.json", "run.ndjson", "run.subunit", "run.xml"}) {
      Finished imported =
          target.run("runs", "import", folder.resolve(file).toString(), "--format", "json");

      assertEquals(1, imported.exit(), imported::toString);
      assertEquals(original.get("counts"), imported.json().get("counts"), file);
      assertTrue(
          imported.json().required("issues").toString().contains("Imported from '"),
          imported::toString);
      JsonNode run =
          target
              .run("runs", "show", imported.json().required("run").asString(), "--format", "json")
              .json();
      assertEquals(tests(original), tests(run), file);
      assertAlikeInTime(original, run, file);
      assertTrue(run.required("request").required("import").has("sources"), run::toString);
    }
    assertEquals(5, target.run("runs", "list", "--format", "json").json().size());
  }

  @Test
  void importsTheSameFilesOnceAndNothingOfOnesThatAreDamaged() throws Exception {
    TestWorkspace target = TestWorkspace.in(folder.resolve("target"));
    Path good =
        Files.writeString(
            folder.resolve("good.xml"),
            "<testsuite name='a.A'><testcase name='a'/><testcase name='b'/></testsuite>");
    Path bad = Files.writeString(folder.resolve("bad.xml"), "<testsuite><testcase name='a'/>");
    Path empty = Files.writeString(folder.resolve("empty.xml"), "<testsuite/>");

    Finished unnamed = target.run("runs", "import", good.toString(), "--label", "a b=c");
    Finished first =
        target.run("runs", "import", good.toString(), "-p", "legacy", "--label", " nightly = yes ");
    Finished again = target.run("runs", "import", good.toString(), "-p", "legacy");
    Finished refused = target.run("runs", "import", good.toString(), bad.toString());
    Finished nothing = target.run("runs", "import", empty.toString());

    assertEquals(2, unnamed.exit(), unnamed::toString);
    assertTrue(unnamed.err().contains("--label: invalid label 'a b=c'"), unnamed::err);
    assertEquals(0, first.exit(), first::toString);
    assertTrue(
        target.run("runs", "show", "last").out().contains("nightly=yes"), "the label as it is");
    assertTrue(first.out().contains("legacy"), first::toString);
    assertEquals(0, again.exit(), again::toString);
    assertTrue(again.err().contains("already; nothing is stored"), again::toString);
    assertEquals(first.out(), again.out());
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("Cannot import '" + bad), refused::err);
    assertEquals(4, nothing.exit(), nothing::toString);
    assertEquals(1, target.run("runs", "list", "--format", "json").json().size());
    assertFalse(
        Files.list(folder.resolve("target/.runner/imports")).findAny().isPresent(),
        "a draft is left");
  }

  private static Map<String, String> tests(JsonNode run) {
    Map<String, String> tests = new TreeMap<>();
    for (JsonNode test : run.required("tests")) {
      tests.put(
          test.get("plugin").asString()
              + ":"
              + test.get("class").asString()
              + "."
              + test.get("name").asString(),
          test.get("outcome").asString() + " " + test.get("cause") + " " + test.get("message"));
    }
    return tests;
  }

  private static void assertAlikeInTime(JsonNode one, JsonNode other, String file) {
    Map<String, Long> millis = millis(one);
    millis(other)
        .forEach(
            (name, took) ->
                assertTrue(Math.abs(took - millis.get(name)) <= 1, () -> file + " " + name));
  }

  private static Map<String, Long> millis(JsonNode run) {
    Map<String, Long> millis = new TreeMap<>();
    run.required("tests")
        .forEach(test -> millis.put(test.get("name").asString(), test.get("durationMs").asLong()));
    return millis;
  }
}
