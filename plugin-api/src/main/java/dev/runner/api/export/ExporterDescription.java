package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * What an exporter is for.
 *
 * @param schemes the schemes of its targets, at least one: a small letter, then small letters,
 *     digits, {@code +}, {@code -} and dots
 * @param summary where it sends to, in a line
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ExporterDescription(List<String> schemes, String summary) {

  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");

  /** Checks the schemes. */
  public ExporterDescription {
    schemes = List.copyOf(schemes);
    if (schemes.isEmpty()) {
      throw new IllegalArgumentException("An exporter without a scheme");
    }
    for (String scheme : schemes) {
      if (!SCHEME.matcher(scheme).matches()) {
        throw new IllegalArgumentException(
            "Invalid scheme '%s' of an exporter (allowed are a small letter, then small letters, digits, '+', '-' and '.', as in 'webhook+https')"
                .formatted(scheme));
      }
    }
  }

  /**
   * Returns a description.
   *
   * @param summary where it sends to, in a line
   * @param schemes the schemes of its targets
   * @return the description
   */
  public static ExporterDescription of(String summary, String... schemes) {
    return new ExporterDescription(List.of(schemes), summary);
  }
}
