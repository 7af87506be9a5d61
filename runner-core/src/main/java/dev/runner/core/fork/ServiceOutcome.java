package dev.runner.core.fork;

import java.util.Optional;

/**
 * What came of a call of a plugin's service: an answer or a failure.
 *
 * @param answer what it said
 * @param failure why it said nothing, in a sentence that names the plugin
 */
public record ServiceOutcome(Optional<ServiceAnswer> answer, Optional<String> failure) {

  static ServiceOutcome answered(ServiceAnswer answer) {
    return new ServiceOutcome(Optional.of(answer), Optional.empty());
  }

  /** Returns a failure. */
  public static ServiceOutcome failed(String why) {
    return new ServiceOutcome(Optional.empty(), Optional.of(why));
  }

  /** Returns the answer if it is of a kind. */
  public <T extends ServiceAnswer> Optional<T> as(Class<T> kind) {
    return answer.filter(kind::isInstance).map(kind::cast);
  }
}
