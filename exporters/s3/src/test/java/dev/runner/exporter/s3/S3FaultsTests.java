package dev.runner.exporter.s3;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.doubles.FaultMatrix;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.S3Double;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Objects in a bucket, through all that may go wrong; each has one version. */
final class S3FaultsTests extends FaultMatrix {

  private S3Double remote = new S3Double(CANARY + "/k3y+");

  @Override
  protected RunExporter exporter() {
    return new S3Exporter();
  }

  @Override
  protected OptionDeclarations declarations() {
    return new S3Options();
  }

  @Override
  protected String target() {
    return "s3+%s://%s/results/ci";
  }

  @Override
  protected HttpDouble.Service fresh() {
    remote = new S3Double(CANARY + "/k3y+");
    return remote;
  }

  @Override
  protected List<String> options() {
    return List.of(
        "s3.access-key-id",
        S3Double.ACCESS_KEY_ID,
        "s3.secret-access-key",
        CANARY + "/k3y+",
        "s3.session-token",
        CANARY + "-s3ssion");
  }

  @Override
  protected List<String> remote() {
    return remote.objects().entrySet().stream()
        .map(
            one ->
                "%s %d %s"
                    .formatted(
                        one.getKey(),
                        one.getValue().versions(),
                        new String(one.getValue().content(), StandardCharsets.UTF_8)))
        .toList();
  }
}
