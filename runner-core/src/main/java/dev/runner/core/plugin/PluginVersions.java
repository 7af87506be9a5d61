package dev.runner.core.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pf4j.DefaultVersionManager;

/**
 * Semantic versions, in which trailing zeros may be left out as Maven's projects do: 1.2 is 1.2.0.
 */
final class PluginVersions extends DefaultVersionManager {

  private static final Pattern FORM =
      Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?([-+].*)?");

  /** Tells whether a text is a version. */
  boolean isVersion(String text) {
    try {
      compareVersions(text, text);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public boolean checkVersionConstraint(String version, String constraint) {
    return super.checkVersionConstraint(padded(version), constraint);
  }

  @Override
  public int compareVersions(String first, String second) {
    return super.compareVersions(padded(first), padded(second));
  }

  private static String padded(String version) {
    Matcher matcher = FORM.matcher(version);
    if (!matcher.matches()) {
      return version; // the semantic rules refuse it with a better message
    }
    return "%s.%s.%s%s"
        .formatted(
            matcher.group(1),
            matcher.group(2) == null ? "0" : matcher.group(2),
            matcher.group(3) == null ? "0" : matcher.group(3),
            matcher.group(4) == null ? "" : matcher.group(4));
  }
}
