package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.exporter.doubles.Call;
import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.Reply;
import dev.runner.exporter.doubles.SearchDouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tasks of Rally that go from a file to the product's exporters, where nothing ran before. */
final class TaskExportIT {

  private static final String SECRET = "c4n4ry-t0ken";
  private static final String TASK = "aa091985-95b6-47f7-9bd6-cdb3db06801f";

  @TempDir private Path folder;

  private final SearchDouble search = SearchDouble.openSearch();

  @Test
  void exportsTheTasksOfAFileEachThingOnce() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.config("opensearch { backoff = 1ms, attempts = 1, api-key = " + SECRET + " }\n");
    Path report =
        Files.writeString(
            folder.resolve("report.json"),
            """
            {"tasks": [
              {"uuid": "%s", "title": "Shop", "status": "finished", "pass_sla": false, "subtasks": [
                {"title": "Fast", "workloads": [{"scenario": {"Shop.buy": {"password": "%s"}},
                   "data": [{"duration": 1.5, "error": []}, {"duration": 2, "error": ["E", "%s"]}],
                   "sla_results": {"sla": [{"criterion": "failure_rate", "success": false}]}}]}]},
              {"title": "Bank", "status": "crashed", "subtasks": []}]}
            """
                .formatted(TASK, SECRET, SECRET));
    String file = report.toString();
    try (HttpDouble service = HttpDouble.start(search);
        HttpDouble slack = HttpDouble.start(call -> Reply.of(200))) {
      String index = "opensearch+http://%s/load".formatted(service.address());
      String channel = "slack+http://%s/hook".formatted(slack.address());

      Finished dry = workspace.run("task", "export", file, index, "--dry-run");
      assertEquals(0, dry.exit(), dry::toString);
      assertTrue(dry.out().contains(", 2 documents"), dry::out);
      assertTrue(service.calls().isEmpty());

      service.next(Fault.answer(200), Fault.answer(200), Fault.answer(503));
      Finished broken = workspace.run("task", "export", file, channel, index, "--format", "json");
      assertEquals(7, broken.exit(), broken::toString);
      JsonNode exports = broken.json().get("exports");
      assertEquals(4, exports.size());
      assertEquals(TASK, broken.json().get("tasks").get(0).get("task").asString());
      assertEquals(2, broken.json().get("tasks").get(0).get("iterations").asInt());
      assertEquals("FAILED", exports.get(1).get("state").asString(), broken::toString);
      assertEquals(2, exports.get(1).get("pending").asInt());
      assertEquals(2, slack.calls().size());
      List<String> messages = slack.calls().stream().map(Call::text).toList();
      assertTrue(
          messages.get(0).contains("*FAILED*  0/1 workloads met their SLA"), messages::toString);
      assertTrue(messages.get(1).contains("*CRASHED*  0/0 workloads"), messages::toString);

      Finished rest = workspace.run("export", file, channel, index, "--resume");
      assertEquals(0, rest.exit(), rest::toString);
      assertTrue(rest.out().startsWith("Task " + TASK + "  Shop\nCOMPLETE  slack+"), rest::out);
      assertEquals(2, slack.calls().size());
      assertEquals(3, search.indexed().size());
      assertFalse(search.indexed().toString().contains(SECRET), search.indexed()::toString);
      assertTrue(search.indexed().toString().contains("\"errors\":[\"E: ***\"]"));

      Finished list = workspace.run("exports", file);
      assertTrue(list.out().contains("aa091985-95b6-47f7  COMPLETE  2/2"), list::out);
      assertTrue(list.out().contains("/load  (task Shop)"), list::out);
      refuse(workspace, file, channel);
    }
  }

  private static void refuse(TestWorkspace workspace, String file, String channel)
      throws Exception {
    Finished other = workspace.run("task", "export", file, channel, "s3+http://x/bucket");
    assertEquals(2, other.exit(), other::toString);
    assertTrue(other.err().contains("the exporter of 's3+http' takes no task"), other::err);
    assertTrue(other.err().contains("slack+http, slack+https"), other::err);
    Finished none = workspace.run("task", "export", "last", channel);
    assertEquals(2, none.exit(), none::toString);
    assertTrue(none.err().contains("There is no file 'last'"), none::err);
    assertTrue(none.err().contains("runner verify export RUN TARGET"), none::err);
    Finished list = workspace.run("exporters", "list");
    assertTrue(list.out().contains("takes a run or a task: posts it to a URL"), list::out);
    assertTrue(list.out().contains("takes a run: "), list::out);
  }
}
