package dev.runner.core.report;

import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredFile;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what the tests of a stored run have said to services. */
public final class RunCalls {

  private final ResultStore store;
  private final RunId run;
  private final RunFiles files;

  /**
   * Creates the search.
   *
   * @param store has the run
   * @param run the run
   * @param files where the files of runs lie
   */
  public RunCalls(ResultStore store, RunId run, RunFiles files) {
    this.store = store;
    this.run = run;
    this.files = files;
  }

  /**
   * Hands over the documents one by one: of each plugin and class, first what was said outside of
   * tests, then its tests in their order with all their attempts.
   *
   * @param tests tells which tests are wanted
   * @param scopes tells which classes are
   * @param consumer is called in the calling thread
   */
  public void each(
      Predicate<StoredTest> tests, Predicate<Scope> scopes, Consumer<CallDocument> consumer) {
    List<Scope> waiting =
        new ArrayList<>(
            store.scopes(run).stream().filter(s -> s.plugin().isPresent()).filter(scopes).toList());
    store.tests(
        run,
        test -> {
          if (!waiting.isEmpty()) {
            ofClass(waiting, test, consumer);
          }
          if (tests.test(test)) {
            of(test, consumer);
          }
        });
    waiting.forEach(scope -> of(scope, consumer));
  }

  /** Takes what belongs to the class of a test. */
  private void ofClass(List<Scope> waiting, StoredTest test, Consumer<CallDocument> consumer) {
    List<Scope> own = waiting.stream().filter(scope -> isOf(scope, test)).toList();
    waiting.removeAll(own);
    own.forEach(scope -> of(scope, consumer));
  }

  private static boolean isOf(Scope scope, StoredTest test) {
    return scope.className().equals(test.description().className())
        && scope.plugin().equals(Optional.of(test.description().plugin()));
  }

  private void of(Scope scope, Consumer<CallDocument> consumer) {
    documents(scope, 1)
        .forEach(
            found ->
                consumer.accept(
                    CallDocument.of(run, files, Optional.empty(), Optional.of(scope), found)));
  }

  private void of(StoredTest test, Consumer<CallDocument> consumer) {
    List<StoredAttempt> attempts =
        test.attempts() > 1 ? store.attempts(run, test.number()) : List.of(test.last());
    attempts.stream()
        .filter(StoredAttempt::hasPublished)
        .flatMap(a -> documents(new AttemptId(test.number(), a.attempt()), a.attempt()))
        .forEach(
            found ->
                consumer.accept(
                    CallDocument.of(run, files, Optional.of(test), Optional.empty(), found)));
  }

  private Stream<CallDocument.AttemptFile> documents(Publisher by, int attempt) {
    return store.files(run, by).stream()
        .map(StoredFile::file)
        .filter(CallDocument::isOne)
        .map(file -> new CallDocument.AttemptFile(attempt, file));
  }
}
