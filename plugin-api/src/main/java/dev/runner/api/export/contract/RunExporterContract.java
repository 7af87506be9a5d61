package dev.runner.api.export.contract;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.RunExporter;
import org.apiguardian.api.API;

/**
 * What every exporter of runs must pass. A test class of an exporter extends it, and starts a
 * double of the other side before each test.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public abstract class RunExporterContract extends ExporterContract {

  /** For tests of exporters. */
  protected RunExporterContract() {}

  @Override
  protected abstract RunExporter exporter();

  @Override
  final ExportReceipt export(Export export) throws Exception {
    return exporter().export(SampleRun.of(THINGS), export);
  }
}
