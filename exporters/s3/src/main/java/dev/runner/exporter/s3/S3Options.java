package dev.runner.exporter.s3;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.exporter.http.CallSettings;
import java.util.ArrayList;
import java.util.List;

/** The options of the exporter. */
public final class S3Options implements OptionDeclarations {

  static final String GROUP = "s3";

  /** For the runner, which finds it as a service. */
  public S3Options() {}

  @Override
  public List<OptionGroup> optionGroups() {
    List<Option> options = new ArrayList<>(CallSettings.options("5m"));
    options.addAll(ofFiles());
    options.addAll(ofAccess());
    return List.of(new OptionGroup(GROUP, "Runs that are stored in a bucket.", options));
  }

  private static List<Option> ofFiles() {
    return List.of(
        Option.bool("attachments")
            .help("Whether the files that tests have published are stored, too.")
            .defaultValue("true")
            .build(),
        Option.string("output")
            .help("Of which tests is stored what they have written.")
            .choices("none", "failed", "all")
            .defaultValue("failed")
            .build());
  }

  private static List<Option> ofAccess() {
    return List.of(
        Option.string("access-key-id").help("Who stores, by 's3.secret-access-key'.").build(),
        Option.bool("path-style")
            .help("Whether the bucket is in the path rather than in front of the host.")
            .defaultValue("true")
            .build(),
        Option.string("region").help("The region of the bucket.").defaultValue("us-east-1").build(),
        Option.secret("secret-access-key").help("What calls are signed with.").build(),
        Option.secret("session-token").help("Comes with keys that are temporary.").build());
  }
}
