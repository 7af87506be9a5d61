package dev.runner.core.fork;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.Exporter;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.TaskExporter;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Calls exporters, and checks what they return. */
final class ExportCalls {

  private final ExportWindow window;

  /**
   * Creates it.
   *
   * @param window where exporters ask the supervisor
   */
  ExportCalls(ExportWindow window) {
    this.window = window;
  }

  ServiceAnswer validate(Exporter exporter, String target) throws Exception {
    ExportTarget parsed = ExportTarget.parse(target);
    Set<String> options = exporter.destinationOptions(parsed);
    PluginOptions.of(exporter.getClass()).texts(options); // all are declared
    List<String> objections = exporter.validate(parsed);
    return new ServiceAnswer.Objections(
        Objects.requireNonNull(objections, "validate() returned null"), List.copyOf(options));
  }

  ServiceAnswer export(RunExporter exporter, ServiceRequest.ExportRun request) throws Exception {
    try (ExportTalk talk = new ExportTalk(window)) {
      return exported(
          exporter.export(
              new ForkRun(request.header(), talk), export(exporter, request.terms(), talk)));
    }
  }

  ServiceAnswer export(TaskExporter exporter, ServiceRequest.ExportTask request) throws Exception {
    try (ExportTalk talk = new ExportTalk(window)) {
      return exported(
          exporter.export(
              new ForkTask(request.header(), talk), export(exporter, request.terms(), talk)));
    }
  }

  private static ForkExport export(Exporter exporter, ExportTerms terms, ExportTalk talk) {
    return new ForkExport(terms, PluginOptions.of(exporter.getClass()), talk);
  }

  private static ServiceAnswer exported(ExportReceipt receipt) {
    return new ServiceAnswer.Exported(Objects.requireNonNull(receipt, "export() returned null"));
  }
}
