package dev.runner.api.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.contract.SampleTask;
import dev.runner.api.export.contract.TaskExporterContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract holds for an exporter of tasks to a list. */
final class TaskExporterContractTests extends TaskExporterContract {

  private final List<String> list = new ArrayList<>();

  @Override
  protected TaskExporter exporter() {
    return new ToList();
  }

  @Override
  protected ExportTarget target() {
    return ExportTarget.parse("list:here");
  }

  @Override
  protected List<String> received() {
    return List.copyOf(list);
  }

  @Override
  protected PluginOptions options() {
    return new PluginOptions(Map.of(), Map.of());
  }

  @Test
  void isTriedWithWorkloadsOfAllKinds() {
    SampleTask task = SampleTask.of(6);
    assertEquals(new TaskHeader.Counts(6, 2, 80, 4), task.header().counts());
    assertFalse(task.header().isGood());
  }

  /** Adds a line for each workload. */
  private final class ToList implements TaskExporter {

    @Override
    public ExporterDescription description() {
      return ExporterDescription.of("a list", "list");
    }

    @Override
    public ExportReceipt export(ExportedTask task, Export export) {
      export.expect(task.header().counts().workloads());
      for (TaskWorkload workload : task.workloads()) {
        String content = Long.toString(workload.iterations());
        if (!export.outbox().isOpen(workload.key(), content)) {
          continue;
        }
        if (export.isDryRun()) {
          export.plan("add " + workload.name());
          continue;
        }
        export.outbox().pending(workload.key(), content);
        list.add(workload.name());
        export.outbox().sent(workload.key(), content, Integer.toString(list.size()));
      }
      return ExportReceipt.NONE.named("task", task.header().id());
    }
  }
}
