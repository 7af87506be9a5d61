package dev.runner.core.report;

import dev.runner.core.result.RunId;
import dev.runner.core.result.RunnerEntry;
import dev.runner.core.result.Scope;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredEntry;
import java.util.List;
import java.util.Optional;

/**
 * What failed in a class beside the verdicts of its tests.
 *
 * @param message what and why
 * @param detail the stack trace, empty if there is none
 */
record ClassFailure(String message, String detail) {

  /** Returns those of a class, for all forks in which it ran. */
  static List<ClassFailure> of(ResultStore store, RunId run, List<Scope> scopes) {
    return scopes.stream()
        .flatMap(scope -> store.entries(run, scope).stream())
        .flatMap(entry -> of(entry).stream())
        .toList();
  }

  /** Returns the one that an entry tells of, if it does. */
  static Optional<ClassFailure> of(StoredEntry entry) {
    return Optional.ofNullable(entry.values().get(RunnerEntry.CLASS_FAILED))
        .map(
            message ->
                new ClassFailure(message, entry.values().getOrDefault(RunnerEntry.DETAIL, "")));
  }
}
