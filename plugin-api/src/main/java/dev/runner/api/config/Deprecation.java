package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Why something should no longer be used, and how long it still can be.
 *
 * @param reason why, without a full stop, for instance what to use instead; never blank
 * @param removal the version in which it will be gone
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Deprecation(String reason, String removal) {

  private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.+-]{0,63}");

  /** Refuses a blank reason and what cannot be a version. */
  public Deprecation {
    OptionRules.require(
        !reason.isBlank(), "A deprecation has no reason: say what to use instead, and why");
    OptionRules.require(
        VERSION.matcher(removal).matches(),
        "Invalid version of removal: '%s' (allowed are versions such as '2.0' or '1.4.0')",
        removal);
  }

  /** Returns a text to follow the name of what is deprecated: when it goes, and why. */
  @Override
  public String toString() {
    return "will be removed in " + removal + " (" + reason + ")";
  }
}
