package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an operator asks of plugins before they are let in.
 *
 * @param signatures what is done about signatures
 * @param trustedKeys files of the public keys that count, to be resolved against the workspace
 * @param repositories Maven repositories that plugins are installed from, in their order
 */
public record TrustRules(
    Signatures signatures, List<String> trustedKeys, List<String> repositories) {

  /** Nothing is asked. */
  public static final TrustRules NONE = new TrustRules(Signatures.OFF, List.of(), List.of());

  private static final String SIGNATURES = "signatures";
  private static final String TRUSTED_KEYS = "trusted-keys";
  private static final String REPOSITORIES = "repositories";

  /** Copies the lists. */
  public TrustRules {
    trustedKeys = List.copyOf(trustedKeys);
    repositories = List.copyOf(repositories);
  }

  /** What is done about the signatures of plugins. */
  public enum Signatures {
    /** They are not looked at. */
    OFF,
    /** A plugin without a valid one gets a WARNING. */
    WARN,
    /** A plugin without a valid one is kept out. */
    REQUIRE
  }

  static OptionGroup group() {
    return OptionGroup.of(
        Keys.PLUGINS,
        "Which plugins are let in, and where they come from.",
        Option.list(REPOSITORIES)
            .help("URLs of Maven repositories for 'plugins install GROUP:ARTIFACT:VERSION'.")
            .build(),
        Option.string(SIGNATURES)
            .help("Whether plugins need a valid signature, FILE.jar.sig beside FILE.jar.")
            .choice("off", "nobody looks")
            .choice("warn", "a plugin without one gets a warning")
            .choice("require", "a plugin without one is kept out")
            .defaultValue("off")
            .build(),
        Option.list(TRUSTED_KEYS)
            .help("Files with the public Ed25519 keys whose signatures count, in PEM.")
            .build());
  }

  static TrustRules of(Map<String, List<String>> values) {
    String policy = values.getOrDefault(key(SIGNATURES), List.of("off")).get(0);
    return new TrustRules(
        Signatures.valueOf(policy.toUpperCase(Locale.ROOT)),
        values.getOrDefault(key(TRUSTED_KEYS), List.of()),
        values.getOrDefault(key(REPOSITORIES), List.of()));
  }

  private static String key(String name) {
    return Keys.PLUGINS + "." + name;
  }
}
