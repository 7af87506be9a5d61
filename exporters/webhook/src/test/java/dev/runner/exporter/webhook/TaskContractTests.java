package dev.runner.exporter.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.TaskExporter;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleTask;
import dev.runner.api.export.contract.TaskExporterContract;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract, for tasks. */
final class TaskContractTests extends TaskExporterContract {

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Override
  protected TaskExporter exporter() {
    return new WebhookExporter();
  }

  @Override
  protected ExportTarget target() {
    return receiver.target("webhook+http");
  }

  @Override
  protected List<String> received() {
    return receiver.accepted();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(Receiver.TOKEN);
  }

  @Override
  protected PluginOptions options() {
    return Receiver.options();
  }

  @Test
  void postsAnObjectAboutTheTask() throws Exception {
    exporter().export(SampleTask.of(3), MemoryExport.of(target(), options()));
    String body = receiver.calls().get(0).body();
    assertTrue(body.startsWith("{\"schema\":\"runner.webhook.task/1\",\"task\":\"7b0f4a52-"), body);
    assertTrue(
        body.contains("\"counts\":{\"workloads\":3,\"failed\":1,\"iterations\":40,\"failures\":2}"),
        body);
    assertTrue(body.contains("\"seconds\":{\"min\":0.1,\"median\":0.25,\"p90\":0.5,"), body);
    assertTrue(
        body.contains(
            "{\"kind\":\"constant\",\"settings\":{\"concurrency\":\"4\",\"times\":\"20\"}"),
        body);
  }

  @Test
  void postsAMessageThatSlackUnderstands() throws Exception {
    MemoryExport export =
        MemoryExport.of(receiver.target("slack+http"), Receiver.options("failures", "2"));
    exporter().export(SampleTask.of(3), export);
    assertEquals(
        "{\"text\":\"*FAILED*  2/3 workloads met their SLA, 2 of 40 iterations failed\\nTask"
            + " `7b0f4a52-9d3c-4c1e-8f57-2f6d1a9c0b11` Shop &lt;under&gt; load"
            + " \u00e4\u4e2d\ud83d\ude00, 90 s\\n\u2022 `Shop.buys2` *failed*, 2 of 20 failed, median"
            + " 0.250 s, 95 % 0.750 s, max 1.500 s; Failure rate 10.00% &gt; 0.00%\\n\u2022"
            + " `Shop.buys1` passed, 0 of 20 failed, median 0.250 s, 95 % 0.750 s, max 1.500 s\\nand"
            + " 1 more\"}",
        receiver.calls().get(0).body());
  }
}
