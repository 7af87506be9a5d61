package dev.runner.core.trust;

/** What is known of a plugin's signature. */
public sealed interface SignatureState {

  /**
   * The jar's bytes were signed by a trusted key.
   *
   * @param key the key's fingerprint
   */
  record Signed(String key) implements SignatureState {}

  /** There is no signature beside the jar. */
  record Unsigned() implements SignatureState {}

  /**
   * The signature beside the jar is not one of these bytes by a trusted key.
   *
   * @param reason why, behind a colon or in brackets
   */
  record Invalid(String reason) implements SignatureState {}
}
