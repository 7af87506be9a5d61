package dev.runner.core.report;

import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.store.StoredTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one attempt at a test, or a class outside of its tests, has said to services.
 *
 * @param test the test; empty if it was a class
 * @param scope the class; empty if it was a test
 * @param attempt the number of the attempt at the test, 1 for a class
 * @param file the document that was published
 * @param path where its content is; empty if that was not kept
 */
public record CallDocument(
    Optional<StoredTest> test,
    Optional<Scope> scope,
    int attempt,
    PublishedFile file,
    Optional<Path> path) {

  /** What the media types of all versions begin with. */
  static final String TYPE = "application/vnd.runner.exchanges.v1+jsonl";

  /** Tells whether a file is such a document. */
  static boolean isOne(PublishedFile file) {
    return file.mediaType().filter(type -> type.startsWith(TYPE)).isPresent();
  }

  static CallDocument of(
      RunId run,
      RunFiles files,
      Optional<StoredTest> test,
      Optional<Scope> scope,
      AttemptFile found) {
    Optional<Path> path = found.file().content().map(content -> files.of(run, content));
    return new CallDocument(test, scope, found.attempt(), found.file(), path);
  }

  /** Returns a name for people: a printed id without its tags, or a class. */
  public String name() {
    return test.map(of -> of.description().printedId())
        .or(() -> scope.map(Scope::text))
        .orElseThrow();
  }

  /**
   * Hands over the exchanges one by one, in their order.
   *
   * @param consumer is called in the calling thread
   * @return what is wrong with the document, if anything is
   */
  public Optional<String> read(Consumer<Call> consumer) {
    if (path.isEmpty()) {
      return Optional.of("'%s' of '%s': %s".formatted(file.name(), name(), file.note()));
    }
    try (BufferedReader in =
        new BufferedReader(
            new java.io.InputStreamReader(
                Files.newInputStream(path.get()),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
      int unreadable = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Optional<Call> call = CallReader.read(line);
        call.ifPresent(consumer);
        unreadable += call.isPresent() ? 0 : 1;
      }
      return unreadable == 0 ? Optional.empty() : Optional.of(unreadable(unreadable));
    } catch (NoSuchFileException e) {
      return Optional.of(
          "'%s' of '%s' is gone: its content was removed, or is on the machine that ran the test ('%s')"
              .formatted(file.name(), name(), path.get()));
    } catch (IOException e) {
      return Optional.of("'%s' of '%s' cannot be read: %s".formatted(path.get(), name(), e));
    }
  }

  private String unreadable(int lines) {
    return "'%s' of '%s' has %s; 'runner schema exchanges' says what it should be ('%s')"
        .formatted(
            file.name(),
            name(),
            lines == 1 ? "1 line that is no exchange" : lines + " lines that are no exchanges",
            path.orElseThrow());
  }

  /**
   * A document as the store has it.
   *
   * @param attempt the number of the attempt
   * @param file the file
   */
  record AttemptFile(int attempt, PublishedFile file) {}
}
