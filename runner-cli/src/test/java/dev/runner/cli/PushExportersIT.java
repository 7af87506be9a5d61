package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.ShopAndBank;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.InfluxDouble;
import dev.runner.exporter.doubles.ProxyDouble;
import dev.runner.exporter.doubles.PushgatewayDouble;
import dev.runner.exporter.doubles.Reply;
import dev.runner.exporter.doubles.S3Double;
import dev.runner.exporter.doubles.SearchDouble;
import dev.runner.exporter.doubles.TestApiDouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The exporters that come with the product, as it is packaged, each with a double of its service.
 */
final class PushExportersIT {

  private static final String CANARY = "c4n4ry";
  private static final List<String> SECRETS =
      List.of(
          "RUNNER__OPENSEARCH__API_KEY",
          "RUNNER__PUSHGATEWAY__TOKEN",
          "RUNNER__INFLUXDB__TOKEN",
          "RUNNER__S3__SECRET_ACCESS_KEY",
          "RUNNER__S3__SESSION_TOKEN",
          "RUNNER__TESTAPI__TOKEN",
          "RUNNER__S3__PROXY_PASSWORD");

  @TempDir private Path folder;

  private final SearchDouble search = SearchDouble.openSearch();
  private final PushgatewayDouble gateway = new PushgatewayDouble();
  private final InfluxDouble influx = new InfluxDouble();
  private final S3Double bucket = new S3Double(CANARY + 3);
  private final TestApiDouble api = TestApiDouble.secondGeneration();
  private final TestApiDouble oldApi = TestApiDouble.firstGeneration();
  private final List<HttpDouble> services = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();
  private TestWorkspace workspace;
  private ProxyDouble proxy;

  @BeforeEach
  void makeARun() throws Exception {
    proxy = ProxyDouble.start();
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    ShopAndBank.writeTo(workspace.plugins());
    workspace.config(
        """
        influxdb { org = us, backoff = 1ms }
        opensearch { backoff = 1ms, batch = 4 }
        pushgateway { labels { branch = main }, backoff = 1ms }
        s3 { access-key-id = AK, backoff = 1ms }
        testapi { project = shop, pod = lab-1, pod-id = 1, cases = class, backoff = 1ms }
        """);
    assertEquals(1, workspace.run("run").exit());
    serve("opensearch+http://%s/results", search);
    serve("pushgateway+http://%s", gateway);
    serve("influxdb+http://%s/ci", influx);
    serve("influxdb1+http://%s/ci", influx);
    serve("s3+http://%s/results/ci", bucket);
    serve("testapi+http://%s/api/v1/results", api);
    serve("testapi0+http://%s/results", oldApi);
  }

  private void serve(String target, HttpDouble.Service service) throws Exception {
    HttpDouble started = HttpDouble.start(service);
    services.add(started);
    targets.add(target.formatted(started.address()));
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    services.forEach(HttpDouble::close);
  }

  @Test
  void exportARunEachThingOnceWithoutGivingSecretsAway() throws Exception {
    refuseWithoutOptions();
    for (int i = 0; i < SECRETS.size(); i++) {
      workspace.environment(SECRETS.get(i), CANARY + i);
    }
    proxy.asksFor("Basic bWU6YzRuNHJ5Ng=="); // me:c4n4ry6
    workspace.environment("RUNNER__S3__PROXY", "http://" + proxy.address());
    workspace.environment("RUNNER__S3__PROXY_USER", "me");
    Finished dry = export("--dry-run");
    assertEquals(0, dry.exit(), dry::toString);
    assertTrue(dry.out().contains("POST " + targets.get(0).substring("opensearch+".length())));
    assertTrue(services.stream().allMatch(service -> service.calls().isEmpty()));

    for (HttpDouble service : services) {
      service.next(
          Fault.answer(Reply.of(429).with("Retry-After", "0")), Fault.after(Fault.End.CUT_IN_BODY));
    }
    Finished first = export("--format", "json");
    assertEquals(0, first.exit(), first::toString);
    checkWhatHasArrived();
    assertEquals(proxy.heads().size(), services.get(4).calls().size(), "s3 has a proxy");
    List<Integer> calls = services.stream().map(service -> service.calls().size()).toList();
    Finished again = export();
    assertEquals(0, again.exit(), again::toString);
    assertEquals(calls, services.stream().map(service -> service.calls().size()).toList());

    Finished list = workspace.run("exporters", "list", "--format", "json");
    List<String> plugins = new ArrayList<>();
    list.json().forEach((JsonNode row) -> plugins.add(row.get("plugin").asString()));
    assertTrue(
        plugins.containsAll(List.of("metrics", "opensearch", "s3", "testapi", "webhook")),
        plugins::toString);
    for (Finished one : List.of(dry, first, again, list)) {
      assertFalse(one.toString().contains(CANARY), one::toString);
    }
    for (Path file : Trees.files(workspace.root())) {
      if (Files.isRegularFile(file)) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(CANARY), file::toString);
      }
    }
  }

  private void refuseWithoutOptions() throws Exception {
    Finished refused = workspace.run("export", "last", targets.get(4));
    assertEquals(7, refused.exit(), refused::toString);
    assertTrue(
        refused.err().contains("option 's3.secret-access-key' is not set"), refused::toString);
    assertTrue(services.stream().allMatch(service -> service.calls().isEmpty()));
  }

  private void checkWhatHasArrived() {
    assertEquals(15, search.indexed().size());
    assertEquals(1, search.templates().size());
    assertEquals(
        "13",
        gateway
            .groups()
            .get("/metrics/job/runner/branch/main")
            .get("runner_run_tests{outcome=\"passed\"}"));
    assertEquals(15, influx.points().size());
    assertEquals(2, bucket.objects().size() - outputs());
    assertTrue(bucket.objects().values().stream().allMatch(object -> object.versions() == 1));
    assertEquals(5, api.results().size());
    assertEquals(5, oldApi.results().size());
    for (int i = 0; i < services.size(); i++) {
      String header = i < 5 ? "Authorization" : "X-Auth-Token";
      assertTrue(services.get(i).calls().get(0).header(header).isPresent(), targets.get(i));
    }
  }

  private long outputs() {
    return bucket.objects().keySet().stream().filter(key -> key.contains("/output/")).count();
  }

  private Finished export(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("export", "last"));
    words.addAll(targets);
    words.addAll(List.of(more));
    return workspace.run(words.toArray(String[]::new));
  }
}
