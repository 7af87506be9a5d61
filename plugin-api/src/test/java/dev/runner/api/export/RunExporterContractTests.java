package dev.runner.api.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.RunExporterContract;
import dev.runner.api.export.contract.SampleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract holds for an exporter to a list. */
final class RunExporterContractTests extends RunExporterContract {

  private final List<String> list = new ArrayList<>();

  @Override
  protected RunExporter exporter() {
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
  protected Set<String> secrets() {
    return Set.of("c4n4ry");
  }

  @Override
  protected PluginOptions options() {
    return list("one");
  }

  @Override
  protected List<PluginOptions> elsewhere() {
    return List.of(list("two"), list("three"));
  }

  private static PluginOptions list(String name) {
    Map<String, Option> declared =
        Map.of("list.name", Option.string("name").help("Which list.").build());
    return new PluginOptions(declared, Map.of("list.name", List.of(name)));
  }

  @Test
  void sendsWhatHasChanged() throws Exception {
    MemoryExport export = MemoryExport.of(target(), options());
    exporter().export(SampleRun.of(3), export);
    export.outbox().failed("shop:shop.CartTests.buys2", "FAILED", "away", true);
    export.outbox().sent("shop:shop.CartTests.buys3", "PASSED", "old");
    exporter().export(SampleRun.of(3), export.again());
    assertEquals(
        List.of(1, 2, 3, 2, 3),
        list.stream().map(line -> Integer.valueOf(line.substring(line.length() - 1))).toList());
    assertEquals(3, export.expected());
  }

  /** Adds a line for each test. */
  private final class ToList implements RunExporter {

    @Override
    public ExporterDescription description() {
      return ExporterDescription.of("a list", "list");
    }

    @Override
    public Set<String> destinationOptions(ExportTarget target) {
      return Set.of("list.name");
    }

    @Override
    public ExportReceipt export(ExportedRun run, Export export) {
      export.expect(run.header().counts().planned());
      for (ExportedTest test : run.tests()) {
        String content = test.outcome().name();
        if (export.outbox().isOpen(test.id(), content)) {
          send(test.id(), content, export);
        }
      }
      return ExportReceipt.NONE.named("list", "1");
    }

    private void send(String id, String content, Export export) {
      if (export.isDryRun()) {
        export.plan("add " + id);
        return;
      }
      export.outbox().pending(id, content);
      list.add(id);
      export.outbox().sent(id, content, Integer.toString(list.size()));
    }
  }
}
