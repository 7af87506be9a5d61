package dev.runner.core.suite;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one method, or of all its overloads.
 *
 * @param className the binary name of its class, with or without the package
 * @param methodName its name
 * @param parameters the simple names of its parameter types, separated by commas; empty for all
 *     overloads
 */
public record MethodName(String className, String methodName, Optional<String> parameters) {

  private static final Pattern FORM =
      Pattern.compile("([^#()\\s]+)#([^#()\\s]+)(?:\\(([^()]*)\\))?");

  /**
   * Reads a name.
   *
   * @param text {@code Class#method} or {@code Class#method(int,String)}
   * @throws IllegalArgumentException if it has another form
   */
  public static MethodName parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid method '" + text + "' (expected Class#method or Class#method(int,String))");
    }
    Optional<String> parameters =
        Optional.ofNullable(matcher.group(3)).map(list -> list.replaceAll("\\s", ""));
    return new MethodName(matcher.group(1), matcher.group(2), parameters);
  }

  @Override
  public String toString() {
    return className + "#" + methodName + parameters.map(list -> "(" + list + ")").orElse("");
  }
}
