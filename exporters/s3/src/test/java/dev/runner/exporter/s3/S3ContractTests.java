package dev.runner.exporter.s3;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.S3Double;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract. */
final class S3ContractTests extends RunExporterContract {

  private static final String SECRET = "c4n4ry-k3y";

  private final S3Double bucket = new S3Double(SECRET);
  private HttpDouble service;

  @BeforeEach
  void start() throws IOException {
    service = HttpDouble.start(bucket);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected RunExporter exporter() {
    return new S3Exporter();
  }

  @Override
  protected ExportTarget target() {
    return ExportTarget.parse("s3+http://" + service.address() + "/results/ci");
  }

  /** Returns each version of each object. */
  @Override
  protected List<String> received() {
    return bucket.objects().entrySet().stream()
        .map(object -> object.getKey() + " " + object.getValue().versions())
        .toList();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(SECRET);
  }

  @Override
  protected PluginOptions options() {
    return GivenOptions.of(
        new S3Options(),
        "s3.access-key-id",
        S3Double.ACCESS_KEY_ID,
        "s3.secret-access-key",
        SECRET);
  }
}
