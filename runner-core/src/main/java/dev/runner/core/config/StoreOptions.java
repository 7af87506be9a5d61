package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.credential.Secret;
import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runner's own options about the results store. */
final class StoreOptions {

  private static final String FILE = "store.file";
  private static final String URL = "store.url";
  private static final String USER = "store.user";
  private static final String PASSWORD = "store.password";
  private static final String PASSWORD_FILE = "store.password-file";

  private StoreOptions() {}

  /** Returns the group. */
  static OptionGroup group() {
    return OptionGroup.of(
        "store",
        "Where results are kept.",
        Option.path("file")
            .help("File of the embedded store, relative to the workspace.")
            .defaultValue(".runner/store.db")
            .build(),
        Option.string("password")
            .help("Password of store.user; its variable or password-file is the place for it.")
            .secret()
            .build(),
        Option.path("password-file")
            .help("File whose first line is that password, relative to the workspace.")
            .build(),
        Option.string("url")
            .help("PostgreSQL database to keep results in instead, postgresql://HOST/DATABASE.")
            .build(),
        Option.string("user")
            .help("User of that database; the name of your account if not set.")
            .build());
  }

  /** Tells what is wrong with a value beyond what its declaration can say. */
  static Optional<String> problem(String key, List<String> values) {
    return key.equals(URL) ? StoreUrl.problem(values.get(0)) : Optional.empty();
  }

  /** Tells what is wrong with values that are good by themselves. */
  static Optional<Issue> clash(Map<String, List<String>> values) {
    return values.containsKey(PASSWORD) && values.containsKey(PASSWORD_FILE)
        ? Optional.of(
            Issue.error(
                "config.invalid-value",
                PASSWORD_FILE,
                "Options '%s' and '%s' are both set; remove one of them"
                    .formatted(PASSWORD, PASSWORD_FILE)))
        : Optional.empty();
  }

  /** Returns what good values say. */
  static StoreSettings settings(Map<String, List<String>> values) {
    return new StoreSettings(
        Path.of(values.get(FILE).get(0)),
        first(values, URL)
            .map(
                url ->
                    new StoreServer(
                        StoreUrl.of(url),
                        first(values, USER),
                        first(values, PASSWORD).map(Secret::of),
                        first(values, PASSWORD_FILE).map(Path::of))));
  }

  private static Optional<String> first(Map<String, List<String>> values, String key) {
    return Optional.ofNullable(values.get(key)).map(texts -> texts.get(0));
  }
}
