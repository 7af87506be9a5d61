package dev.runner.api.export.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the contract says of exporters that break it. */
final class RunExporterContractFailuresTests {

  @Test
  void namesTheOptionThatAnExporterForgets() {
    AssertionError error =
        assertThrows(AssertionError.class, () -> new Forgetful().tellsOneDestinationFromAnother());
    assertTrue(
        String.valueOf(error.getMessage()).contains("destinationOptions() names the option"),
        error::toString);
  }

  /** An exporter with an option that chooses the list, of which it says nothing. */
  private static final class Forgetful extends RunExporterContract {

    private final List<String> list = new ArrayList<>();

    @Override
    protected RunExporter exporter() {
      return new RunExporter() {
        @Override
        public ExporterDescription description() {
          return ExporterDescription.of("a list", "list");
        }

        @Override
        public ExportReceipt export(ExportedRun run, Export export) {
          list.add(export.options().get("list.name", String.class));
          export.outbox().sent("run", "", "1");
          return ExportReceipt.NONE;
        }
      };
    }

    @Override
    protected ExportTarget target() {
      return ExportTarget.parse("list:here");
    }

    @Override
    protected List<String> received() {
      return list;
    }

    @Override
    protected PluginOptions options() {
      return named("one");
    }

    @Override
    protected List<PluginOptions> elsewhere() {
      return List.of(named("two"));
    }

    private static PluginOptions named(String name) {
      Option option = Option.string("name").help("Which list.").build();
      return new PluginOptions(Map.of("list.name", option), Map.of("list.name", List.of(name)));
    }
  }
}
