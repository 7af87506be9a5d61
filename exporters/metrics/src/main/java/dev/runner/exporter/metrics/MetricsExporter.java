package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.TaskExporter;
import java.util.List;
import java.util.Set;

/** Sends the figures of runs and tasks to what draws them. */
public final class MetricsExporter implements RunExporter, TaskExporter {

  /** For the runner, which finds it as a service. */
  public MetricsExporter() {}

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "its figures, in a Prometheus push gateway or InfluxDB (1: influxdb1)",
        "pushgateway+http",
        "pushgateway+https",
        "influxdb+http",
        "influxdb+https",
        "influxdb1+http",
        "influxdb1+https");
  }

  @Override
  public List<String> validate(ExportTarget target) {
    PluginOptions options = PluginOptions.of(getClass());
    return pushed(target) ? Pushgateway.wrong(target, options) : InfluxPlace.wrong(target, options);
  }

  @Override
  public Set<String> destinationOptions(ExportTarget target) {
    if (pushed(target)) {
      return Set.of("pushgateway.job", "pushgateway.labels");
    }
    return target.scheme().startsWith("influxdb1+")
        ? Set.of("influxdb.retention-policy", "influxdb.tags", "influxdb.precision")
        : Set.of("influxdb.org", "influxdb.tags", "influxdb.precision");
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    return pushed(export.target())
        ? Pushgateway.ofRuns(export).export(run)
        : new Influxdb(export).export(run);
  }

  @Override
  public ExportReceipt export(ExportedTask task, Export export) throws Exception {
    return pushed(export.target())
        ? Pushgateway.ofTasks(export).export(task)
        : new Influxdb(export).export(task);
  }

  private static boolean pushed(ExportTarget target) {
    return target.scheme().startsWith(MetricsOptions.PUSHGATEWAY + "+");
  }
}
