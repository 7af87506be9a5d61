package dev.runner.exporter.s3;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.http.Route;
import dev.runner.exporter.http.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stores runs in a bucket: what is known of them, their tests, and the files of these. */
public final class S3Exporter implements RunExporter {

  private final Path copies;

  /** For the runner, which finds it as a service. */
  public S3Exporter() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  S3Exporter(Path copies) {
    this.copies = copies;
  }

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "its tests and their files, as objects in an S3 bucket", "s3+http", "s3+https");
  }

  @Override
  public List<String> validate(ExportTarget target) {
    PluginOptions options = PluginOptions.of(getClass());
    List<String> wrong = new ArrayList<>();
    if (target.uri().getHost() == null
        || target.uri().getRawQuery() != null
        || target.uri().getRawFragment() != null
        || !bucket(target, options).named()) {
      wrong.add(
          "the target names a service and a bucket (3 to 63 small letters, digits, '-' and '.'): write it as in 's3+https://s3.eu-central-1.amazonaws.com/BUCKET/PREFIX'");
    }
    Route.of(options, S3Options.GROUP).problem(target.endpoint()).ifPresent(wrong::add);
    for (String name : List.of("s3.access-key-id", "s3.secret-access-key")) {
      if (options.find(name, String.class).isEmpty()) {
        wrong.add("option '%s' is not set: calls are signed with it".formatted(name));
      }
    }
    return wrong;
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    Bucket bucket = bucket(export.target(), export.options());
    new Upload(run, export, bucket, copies).all();
    RunFiles files = new RunFiles(run, export.options(), bucket.prefix());
    if (!Sent.is(export, files.headerKey())) {
      return ExportReceipt.NONE;
    }
    return ExportReceipt.NONE
        .named("bucket", bucket.name())
        .named("object", files.headerKey())
        .linked(bucket.uri(files.headerKey()));
  }

  private static Bucket bucket(ExportTarget target, PluginOptions options) {
    return Bucket.of(target, options.get("s3.path-style", boolean.class));
  }
}
