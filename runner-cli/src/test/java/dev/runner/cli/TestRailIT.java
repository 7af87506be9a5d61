package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestRailSite;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import dev.runner.cli.fixture.Waiting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The TestRail exporter that comes with the product. */
final class TestRailIT {

  private static final String USER = "ann@example.org";
  private static final String TOKEN = "c4n4ry-t0ken";

  @TempDir private Path folder;

  @Test
  void bringsEachResultThereOnceThoughItIsKilledWhileACallIsUnderWay() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.ManyTests").member("@RepeatedTest(40) void one() { }").text()));
    workspace
        .config("testrail { user = \"%s\", create-cases = true, batch = 10 }\n".formatted(USER))
        .environment("RUNNER__TESTRAIL__TOKEN", TOKEN);
    assertEquals(0, workspace.run("run").exit());
    List<String> local = TestWorkspace.printedIds(workspace.last().tests().stream());
    try (TestRailSite site = TestRailSite.start(USER, TOKEN)) {
      Finished unset = workspace.run("export", "last", site.target());
      assertEquals(7, unset.exit(), unset::toString);
      assertTrue(unset.err().contains("option 'testrail.project' has no value"), unset::err);
      Finished dry =
          workspace.run(
              "-D", "testrail.project=Shop", "export", "last", site.target(), "--dry-run");
      assertEquals(0, dry.exit(), dry::toString);
      assertTrue(dry.out().contains("add_results_for_cases/{run}: 10 results"), dry::out);

      String[] export = {"-D", "testrail.project=Shop", "-v", "export", "last", site.target()};
      site.neverAnswering(3);
      try (RunnerProcess process = workspace.start(export)) {
        Waiting.until("the third call", () -> site.batches() == 3);
        process.handle().destroyForcibly();
        process.handle().onExit().get(30, TimeUnit.SECONDS);
      }
      assertEquals(30, site.results().size());
      Finished rest = workspace.run(export);

      assertEquals(0, rest.exit(), rest::toString);
      assertEquals(local, site.results().stream().sorted().toList());
      assertEquals(1, site.runs());
      assertEquals(4, site.batches(), "only what had not arrived is sent");
      assertTrue(rest.out().contains("/index.php?/runs/view/"), rest::out);
      assertSecretless(workspace, dry, rest);
    }
  }

  private static void assertSecretless(TestWorkspace workspace, Finished... all) throws Exception {
    String encoded =
        Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    for (Finished one : all) {
      assertFalse(one.toString().contains("c4n4ry") || one.toString().contains(encoded));
    }
    for (Path file : Trees.files(workspace.root())) {
      if (Files.isRegularFile(file)) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("c4n4ry") || bytes.contains(encoded), file::toString);
      }
    }
  }
}
