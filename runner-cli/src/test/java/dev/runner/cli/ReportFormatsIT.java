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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every format, of a run that ends and of one that is stored. */
final class ReportFormatsIT {

  private static final List<String> ALL =
      List.of(
          "junit-xml=xml",
          "junit-xml:ant=ant",
          "junit-xml:extended=extended",
          "html=run.html",
          "json=run.json",
          "csv=run.csv",
          "subunit=run.subunit",
          "open-test-reporting=run.xml",
          "allure=allure",
          "ctrf=ctrf.json",
          "tap=run.tap",
          "github=summary.md");

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.CartTests")
                    .test("adds", "System.out.println(\"added\");")
                    .test("compares", "assertEquals(\"<a>\", \"]]>\");")
                    .member("@Disabled(\"<later>\") @Test void waits() {}")
                    .text()));
  }

  @Test
  void areWrittenAtTheEndOfARunAndOfAStoredOneAlike() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");

    Finished ran = workspace.run(words(List.of("run", "--format", "json"), first));
    Finished again = workspace.run(words(List.of("report", "last"), second));

    assertEquals(1, ran.exit(), ran::toString);
    assertEquals(ALL.size(), ran.json().required("reports").size());
    assertEquals(0, again.exit(), again::toString);
    assertEquals("", again.out());
    for (Path file : files(first)) {
      Path twin = second.resolve(first.relativize(file));
      if (Stream.of("run.json", "run.html", "summary.md").noneMatch(file::endsWith)) {
        assertEquals(-1, Files.mismatch(file, twin), file::toString);
      }
    }
    assertEquals(files(first).size(), files(second).size());
    JsonNode json = new ObjectMapper().readTree(second.resolve("run.json").toFile());
    assertEquals(3, json.get("tests").size());
    assertEquals(json.get("origin").get("host"), json.get("host"));
    assertEquals(
        "added\n",
        json.get("tests")
            .get(0)
            .get("attemptResults")
            .get(0)
            .get("output")
            .get("stdout")
            .asString());
    assertTrue(Files.readString(first.resolve("run.tap")).endsWith("1..3\n"));
    assertTrue(Files.readString(second.resolve("run.html")).contains("<title>FAILED - "));
  }

  @Test
  void leaveTheVerdictWhereOneCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    String bad = "ctrf=" + file.resolve("x");
    Path good = folder.resolve("run.tap");

    Finished ran = workspace.run("run", "--report", bad, "--report", "tap=" + good);
    Finished reported = workspace.run("report", "last", "--report", bad, "--report", "csv=" + good);

    assertEquals(1, ran.exit(), ran::toString);
    assertTrue(ran.err().contains("Cannot write report '" + file.resolve("x")), ran::err);
    assertEquals(7, reported.exit(), reported::toString);
    assertTrue(Files.readString(good).startsWith("id,uniqueId,"));
  }

  @Test
  void goToStandardOutputOnRequest() throws Exception {
    workspace.run("run");

    Path page = folder.resolve("run.html");
    Finished reported =
        workspace.run("report", "last", "--report", "tap=/dev/stdout", "--html", page.toString());

    assertEquals(0, reported.exit(), reported::toString);
    assertTrue(Files.readString(page).startsWith("<!doctype html>\n"));
    assertTrue(reported.out().startsWith("TAP version 14\nok 1 - shop:shop.CartTests.adds\n"));
  }

  @Test
  void annotateInGithubActions() throws Exception {
    Path summary = folder.resolve("summary.md");
    workspace
        .environment("GITHUB_ACTIONS", "true")
        .environment("GITHUB_STEP_SUMMARY", summary.toString());

    Finished ran = workspace.run("run", "--report", "github");
    Finished json = workspace.run("run", "--report", "github", "--format", "json");

    assertTrue(ran.out().contains("::error title=shop%3Ashop.CartTests.compares::"), ran::out);
    assertTrue(json.err().contains("::error title=shop%3Ashop.CartTests.compares::"), json::err);
    assertEquals("FAILED", json.json().required("outcome").asString());
    String text = Files.readString(summary);
    assertEquals(2, text.split("## Test run", -1).length - 1, text);
  }

  @Test
  void areDescribedByASchema() throws Exception {
    Finished schema = workspace.run("schema", "json");

    assertEquals(0, schema.exit(), schema::toString);
    assertEquals("urn:dev.runner:run:1", schema.json().required("$id").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          jsn=x             | did you mean 'json'?
          json              | json=FILE
          junit-xml:nant=x  | expected jenkins, ant, extended
          tap:x=y           | 'tap' has none
          github            | GITHUB_STEP_SUMMARY
          ndjson=x          | written while a run goes on
          """)
  void areRefusedBeforeAnythingIsRead(String report, String named) throws Exception {
    Finished refused =
        workspace.environment("GITHUB_STEP_SUMMARY", "").run("report", "last", "--report", report);

    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains(named), refused::err);
  }

  @Test
  void goToPlacesOfTheirOwn() throws Exception {
    Finished refused = workspace.run("run", "--report", "csv=x", "--report", "tap=./x");

    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("name a place for each"), refused::err);
    assertFalse(refused.out().contains("passed"), refused::out);
  }

  private static String[] words(List<String> command, Path folder) {
    List<String> words = new ArrayList<>(command);
    for (String report : ALL) {
      int equals = report.indexOf('=') + 1;
      words.add("--report");
      words.add(report.substring(0, equals) + folder.resolve(report.substring(equals)));
    }
    return words.toArray(String[]::new);
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
