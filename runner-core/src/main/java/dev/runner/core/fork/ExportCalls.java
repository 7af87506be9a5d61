package dev.runner.core.fork;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import java.util.List;
import java.util.Objects;

/** Calls an exporter, and checks what it returns. */
final class ExportCalls {

  private final RunExporter exporter;

  ExportCalls(RunExporter exporter) {
    this.exporter = exporter;
  }

  ServiceAnswer validate(String target) throws Exception {
    List<String> objections = exporter.validate(ExportTarget.parse(target));
    return new ServiceAnswer.Objections(
        Objects.requireNonNull(objections, "validate() returned null"));
  }

  ServiceAnswer export(ServiceRequest.ExportRun request, ExportWindow window) throws Exception {
    try (ExportTalk talk = new ExportTalk(window)) {
      ExportReceipt receipt =
          exporter.export(
              new ForkRun(request.header(), talk),
              new ForkExport(request, PluginOptions.of(exporter.getClass()), talk));
      return new ServiceAnswer.Exported(Objects.requireNonNull(receipt, "export() returned null"));
    }
  }
}
