package dev.runner.exporter.testrail;

import dev.runner.exporter.testrail.CallFailedException.Kind;
import java.util.Optional;

/** Makes a thing once: where nobody knows whether a call has made it, it looks before the next. */
final class Creation {

  private final TestRail api;

  /** Looks for the thing on the other side. */
  @FunctionalInterface
  interface Lookup {

    Optional<Node> find() throws CallFailedException, InterruptedException;
  }

  Creation(TestRail api) {
    this.api = api;
  }

  /**
   * Makes it.
   *
   * @param endpoint what makes it
   * @param json what it is
   * @param made finds it, if it is there
   * @return what the other side says of it
   * @throws CallFailedException if it is not there, or nobody knows
   */
  Node make(String endpoint, String json, Lookup made)
      throws CallFailedException, InterruptedException {
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return api.post(endpoint, json);
      } catch (CallFailedException e) {
        if (e.kind() != Kind.UNCERTAIN) {
          throw e;
        }
        api.rest(attempt, e);
        Optional<Node> there = made.find();
        if (there.isPresent()) {
          return there.get();
        }
        if (api.isLast(attempt, begin)) {
          throw e.with(" (" + attempt + " attempts)");
        }
      }
    }
  }
}
