package dev.runner.core.workspace;

import java.util.regex.Pattern;

/**
 * The name of a registered workspace, which no path with a separator can be.
 *
 * @param value letters, digits, dots, dashes and underscores, a letter or digit first; case matters
 */
public record WorkspaceName(String value) implements Comparable<WorkspaceName> {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * Checks the name.
   *
   * @throws RegisterException if it is none
   */
  public WorkspaceName {
    if (!isValid(value)) {
      throw new RegisterException(
          "'%s' is no name for a workspace: take 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-', a letter or digit first"
              .formatted(value));
    }
  }

  /** Tells whether a text can be a name. */
  public static boolean isValid(String text) {
    return ALLOWED.matcher(text).matches();
  }

  @Override
  public int compareTo(WorkspaceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
