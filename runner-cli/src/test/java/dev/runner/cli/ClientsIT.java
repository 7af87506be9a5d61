package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.runner.cli.fixture.ClientLibraries;
import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A client that one plugin offers and another uses, and what is told of its calls. */
final class ClientsIT {

  private static final String NEWS = "news:news.NewsTests";

  private static TestWorkspace workspace;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.config("blog.token = " + BlogPlugins.CANARY);
    List<Path> libraries = ClientLibraries.copiedTo(folder.resolve("lib"));
    workspace.install("blog", BlogPlugins.blog().libraries(libraries));
    workspace.install(
        "news", BlogPlugins.news().compiledAgainst(workspace.plugins().resolve("blog.jar")));
    Finished finished = workspace.run("run");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(3), workspace.last().counts("news"));
  }

  @Test
  void areListedPerTestInTheirOrder() throws Exception {
    Finished calls = workspace.run("calls");

    assertEquals(0, calls.exit(), calls::toString);
    assertEquals(
        List.of(
            NEWS + ", outside of tests",
            "  GET    200 /posts/7  (class set up)",
            NEWS + ".findsNothing",
            "  GET    404 /posts/8",
            NEWS + ".posts",
            "  POST   503 /posts  (then waited 0 ms)",
            "  POST   201 /posts  (sent again, 2)"),
        calls
            .out()
            .lines()
            .map(line -> line.replaceFirst(" +\\d+ ms  http://127.0.0.1:\\d+", " "))
            .toList());
    assertEquals("4 calls of 3 tests and classes\n", calls.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--test, news.NewsTests.posts, 2",
    "--test, news:news.NewsTests, 4",
    "--test, news.QuietTests, 0",
    "--status, 404, 1",
    "--status, '5xx,404', 2",
    "--status, none, 0",
    "--plugin, news, 4",
    "--plugin, blog, 0"
  })
  void areChosen(String option, String value, int number) throws Exception {
    Finished calls = workspace.run("calls", "last", option, value, "--format", "csv");

    assertEquals(0, calls.exit(), calls::toString);
    assertEquals(number + 1, calls.out().lines().count(), calls::out);
  }

  @ParameterizedTest
  @CsvSource({
    "--test, absent, No test or class 'absent'",
    "--status, 44, Invalid status '44'",
    "--status, 9xx, Invalid status '9xx'",
    "--plugin, absent, 'No plugin ''absent'' in run'"
  })
  void areRefusedWhereNothingCanBeMeant(String option, String value, String said) throws Exception {
    Finished calls = workspace.run("calls", option, value);

    assertEquals(2, calls.exit(), calls::toString);
    assertTrue(calls.err().contains(said), calls::err);
  }

  @Test
  void areInJsonAsTheSchemaSays() throws Exception {
    String text = workspace.run("schema", "exchanges").out();
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    JsonNode calls = workspace.run("calls", "--format", "json").json();
    List<JsonNode> all =
        stream(calls.required("tests")).flatMap(test -> stream(test.required("calls"))).toList();

    assertEquals(4, all.size());
    all.forEach(
        call -> assertEquals(List.of(), schema.validate(call.toString(), InputFormat.JSON)));
    assertEquals("{\"text\":\"news\"}", all.get(3).at("/request/body/text").asString());
    assertEquals("[]", calls.required("problems").toString());
  }

  @Test
  void keepNoSecret() throws Exception {
    for (Path file : Trees.files(workspace.root().resolve(".runner"))) {
      if (Files.isRegularFile(file)) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String secret : List.of(BlogPlugins.CANARY, "secret-of-the-blog", "hidden-word")) {
          assertFalse(bytes.contains(secret), () -> "'" + secret + "' is in " + file);
        }
      }
    }
  }

  @Test
  void areInTheLogOfTheTest() throws Exception {
    String shown = workspace.run("runs", "show", "last", "--test", NEWS + ".findsNothing").out();

    assertTrue(shown.contains("/posts/8 404 in "), shown);
    assertTrue(shown.contains("--- file exchanges.jsonl application/vnd.runner."), shown);
  }

  @Test
  void sayThatTheirDocumentsAreGone(@TempDir Path folder) throws Exception {
    TestWorkspace other = TestWorkspace.in(folder);
    Files.copy(workspace.plugins().resolve("blog.jar"), other.plugins().resolve("blog.jar"));
    Files.copy(workspace.plugins().resolve("news.jar"), other.plugins().resolve("news.jar"));
    other.config("blog.token = " + BlogPlugins.CANARY);
    other.run("run");
    for (Path file : Trees.files(other.root().resolve(".runner"))) {
      if (file.endsWith("exchanges.jsonl") && file.toString().contains("posts")) {
        Files.delete(file);
      } else if (file.endsWith("exchanges.jsonl")) {
        assertTrue(file.toFile().setWritable(true));
        Files.writeString(file, "{\"method\": 1\n", StandardCharsets.UTF_8);
      }
    }
    Finished calls = other.run("calls");

    assertEquals(0, calls.exit(), calls::toString);
    assertTrue(
        calls.err().contains("'exchanges.jsonl' of '" + NEWS + ".posts' is gone: "), calls::err);
    assertTrue(calls.err().contains("has 1 line that is no exchange"), calls::err);
    assertTrue(calls.err().endsWith("0 calls of 0 tests and classes\n"), calls::err);
  }

  @Test
  void sayThatThereAreNone(@TempDir Path folder) throws Exception {
    TestWorkspace other = TestWorkspace.in(folder);
    other.install("plain", BlogPlugins.offering("plain", "plain.v1", "plain"));
    assertEquals(0, other.run("run").exit());
    Finished calls = other.run("calls");

    assertEquals(0, calls.exit(), calls::toString);
    assertTrue(calls.err().startsWith("No calls: "), calls::err);
  }

  @ParameterizedTest
  @CsvSource({
    "same.v1, same.v1, one, two, Service 'same.v1'",
    "a.v1, b.v1, same, same, Client 'same'"
  })
  void areOfferedByOnePluginOnly(
      String service,
      String otherService,
      String name,
      String otherName,
      String what,
      @TempDir Path folder)
      throws Exception {
    TestWorkspace other = TestWorkspace.in(folder);
    other.install("a-1", BlogPlugins.offering("first", service, name));
    other.install("b-1", BlogPlugins.offering("second", otherService, otherName));
    other.install("c-1", BlogPlugins.offering("third", "third.v1", "third"));
    Finished finished = other.run("run", "--format", "json");

    assertEquals(3, finished.exit(), finished::toString);
    assertEquals("REJECTED", finished.run().state("first"));
    assertEquals("REJECTED", finished.run().state("second"));
    assertEquals(CountsView.allPassed(1), finished.run().counts("third"));
    String message =
        what
            + " is offered by 'first' ('a-1.jar') and 'second' ('b-1.jar'); none of them can run"
            + " with the others: rename one, or remove one of the jars";
    assertEquals(
        List.of("first: " + message, "second: " + message),
        finished.run().issues("plugin.client-clash"));
    assertEquals(0, other.run("run", "--plugin", "first", "--plugin", "third").exit());
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
