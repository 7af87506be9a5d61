package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.ShopAndBank;
import dev.runner.cli.fixture.Sink;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The exporter that comes with the product, in a workspace that knows nothing of it. */
final class WebhookIT {

  private static final String TOKEN = "c4n4ry-t0ken";

  @TempDir private Path folder;

  private TestWorkspace workspace;
  private Sink sink;

  @BeforeEach
  void makeAWorkspace() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    sink = Sink.start();
    ShopAndBank.writeTo(workspace.plugins());
  }

  @AfterEach
  void closeSink() {
    sink.close();
  }

  @Test
  void isAlwaysThere() throws Exception {
    Finished list = workspace.run("exporters", "list", "--format", "json");
    assertEquals(0, list.exit(), list::toString);
    List<JsonNode> rows = new ArrayList<>();
    list.json().forEach(rows::add);
    JsonNode row =
        rows.stream().filter(r -> r.get("plugin").asString().equals("webhook")).findFirst().get();
    assertEquals("webhook", row.get("plugin").asString());
    assertEquals(
        "[\"webhook+http\",\"webhook+https\",\"slack+http\",\"slack+https\"]",
        row.get("schemes").toString());
    assertEquals("run", row.get("takes").asString());
    assertTrue(workspace.run("config", "sample").out().contains("secret-path"));
    assertFalse(workspace.run("plugins", "list").out().contains("webhook"));
  }

  @Test
  void postsEachRunToAServiceThatWantsAToken() throws Exception {
    workspace
        .config(
            "webhook.template = run\nexport.after-run = [\"%s\"]\n"
                .formatted(sink.target("webhook+http")))
        .environment("RUNNER__WEBHOOK__TOKEN", TOKEN);
    Finished run = workspace.run("run");

    assertEquals(1, run.exit(), run::toString);
    assertFalse(run.toString().contains(TOKEN), run::toString);
    Sink.Call call = sink.calls().get(0);
    assertEquals(Optional.of("Bearer " + TOKEN), call.authorization());
    JsonNode posted = JsonMapper.shared().readTree(call.body());
    assertEquals(workspace.last().id(), posted.get("run").asString());
    assertEquals("FAILED", posted.get("outcome").asString());
    assertEquals(14, posted.get("counts").get("planned").asInt());
    assertEquals("shop:shop.PayTests.broken", posted.get("failures").get(0).get("id").asString());

    Finished slack = workspace.run("export", "last", sink.target("slack+http"));
    assertEquals(0, slack.exit(), slack::toString);
    assertTrue(sink.calls().get(1).body().startsWith("{\"text\":\"*FAILED*  13/14 passed"));
    Finished other =
        workspace.run(
            "export", "last", sink.target("slack+http"), "-D", "webhook.secret-path=/c4n4ry-A");
    assertEquals(0, other.exit(), other::toString);
    assertEquals(3, sink.calls().size());
    Finished list = workspace.run("exports", "last", "--format", "json");
    assertEquals(3, list.json().size());
    assertTrue(
        list.json().get(0).get("options").asString().startsWith("webhook.secret-path=#"),
        list::toString);
    assertFalse((other.toString() + list).contains("c4n4ry-A"), list::toString);
  }

  @Test
  void postsAllTestsOnceThoughTheServiceIsAwayAtTimes() throws Exception {
    workspace.config("webhook { template = tests, batch = 4, backoff = 5ms, attempts = 2 }\n");
    assertEquals(1, workspace.run("run").exit());
    sink.answering(call -> call.number() <= 3 ? 503 : 201);
    Finished first = workspace.run("export", "last", sink.target("webhook+http"));
    assertEquals(7, first.exit(), first::toString);
    assertTrue(first.out().contains("10 of 14 items accepted, 0 refused, 4 pending"), first::out);

    Finished rest = workspace.run("export", "last", sink.target("webhook+http"), "--resume");
    assertEquals(0, rest.exit(), rest::toString);
    long tests =
        sink.accepted().stream().mapToLong(body -> body.split("\"key\":", -1).length - 1).sum();
    assertEquals(14, tests);
  }

  @Test
  void hasOptionsThatRunsKnowWithoutLoadingIt() throws Exception {
    workspace.config("webhook.tokn = x\n");
    Finished wrong = workspace.run("run");
    assertEquals(2, wrong.exit(), wrong::toString);
    assertTrue(wrong.err().contains("did you mean 'webhook.token'?"), wrong::err);

    workspace.config("webhook.token = x\n");
    workspace.install(
        "own", PluginJar.plugin("webhook").source(TestSource.passing("own.OwnTests", "passes")));
    Finished replaced = workspace.run("exporters", "list");
    assertEquals(0, replaced.exit(), replaced::toString);
    assertFalse(replaced.out().contains("webhook+http"), replaced::out);
  }
}
