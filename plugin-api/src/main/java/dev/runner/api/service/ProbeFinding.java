package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An option whose value is not what the system under test says.
 *
 * @param key the option's full key
 * @param wrong whether tests cannot work with the value; else it is only doubtful
 * @param message what is wrong, in a sentence without the value, which the runner adds
 * @param found the value that the system has; never a secret
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ProbeFinding(String key, boolean wrong, String message, Optional<String> found) {

  /**
   * Returns a finding of a value with which tests cannot work.
   *
   * @param key the option's full key
   * @param message what is wrong
   * @return the finding
   */
  public static ProbeFinding wrong(String key, String message) {
    return new ProbeFinding(key, true, message, Optional.empty());
  }

  /**
   * Returns a finding of a value that may be meant, or not.
   *
   * @param key the option's full key
   * @param message what is doubtful
   * @return the finding
   */
  public static ProbeFinding doubtful(String key, String message) {
    return new ProbeFinding(key, false, message, Optional.empty());
  }

  /**
   * Returns this with the value that the system has.
   *
   * @param value what was found; never a secret
   * @return another finding
   */
  public ProbeFinding found(String value) {
    return new ProbeFinding(key, wrong, message, Optional.of(value));
  }
}
