package dev.runner.core.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says which labels runs can have. */
final class LabelRule {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
  private static final int LONGEST = 256;

  private LabelRule() {}

  /** Tells what is wrong with labels, each a name, an equals sign and a value. */
  static Optional<String> problem(String key, List<String> labels) {
    return key.equals(CoreOptions.RUN_LABELS)
        ? labels.stream().filter(label -> !isAllowed(label)).findFirst().map(LabelRule::refusal)
        : Optional.empty();
  }

  private static boolean isAllowed(String label) {
    int equals = label.indexOf('=');
    String value = label.substring(equals + 1).strip();
    return equals > 0
        && NAME.matcher(label.substring(0, equals).strip()).matches()
        && value.length() <= LONGEST
        && value.chars().noneMatch(Character::isISOControl);
  }

  private static String refusal(String label) {
    return "invalid label '%s' (expected NAME=VALUE: a name of 1 to 64 of A-Z, a-z, 0-9, '.', '_', '/' and '-', a letter or digit first; a value of at most %d characters on one line)"
        .formatted(label, LONGEST);
  }
}
