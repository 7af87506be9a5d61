package dev.runner.client;

import java.util.Set;

/** What must hold for every answer, whatever it says. */
final class ResponseRules {

  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

  private ResponseRules() {}

  /** Throws {@link InvalidResponseException} if an answer breaks a rule. */
  static void check(RestResponse response) {
    int length = response.content().length;
    if (length == 0) {
      return;
    }
    boolean none = WITHOUT_BODY.contains(response.status());
    if (none || response.request().method().equals("HEAD")) {
      refuse(response, "with a body of %d bytes where none may be".formatted(length));
    }
    if (response.contentType().isBlank()) {
      refuse(response, "with a body of %d bytes without Content-Type".formatted(length));
    }
  }

  private static void refuse(RestResponse response, String problem) {
    throw new InvalidResponseException(
        response.request(), response.status(), problem + response.excerpt());
  }
}
