package dev.runner.exporter.s3;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Item;
import dev.runner.exporter.s3.RunFiles.TestFile;
import dev.runner.exporter.s3.StoredFile.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Stores the files of a run, each an item of its own; the one about the run comes last, once all
 * others are there.
 */
final class Upload {

  /** After so many in a row the others are left: each would wait as long for nothing. */
  private static final int MOST_UNANSWERED = 3;

  private final ExportedRun run;
  private final Export export;
  private final Bucket bucket;
  private final RunFiles files;
  private final ObjectStore store;
  private final Path copies;
  private boolean complete = true;
  private int unanswered;

  /** Makes the content of an object; it is closed when it is stored. */
  private interface Source {

    StoredFile open() throws IOException;
  }

  /**
   * Creates it; nothing is sent yet.
   *
   * @param copies where files lie while they are sent
   */
  Upload(ExportedRun run, Export export, Bucket bucket, Path copies) {
    this.run = run;
    this.export = export;
    this.bucket = bucket;
    this.files = new RunFiles(run, export.options(), bucket.prefix());
    this.store = new ObjectStore(export.options());
    this.copies = copies;
  }

  void all() throws IOException, InterruptedException {
    export.expect(2 + count());
    try (StoredFile tests = files.tests(copies)) {
      put(files.testsKey(), tests.sha256(), "application/x-ndjson", () -> tests);
    }
    for (ExportedTest test : run.tests()) {
      for (TestFile file : files.of(test)) {
        if (unanswered < MOST_UNANSWERED) {
          put(test, file);
        }
      }
    }
    if (complete) {
      try (StoredFile header = files.header(copies)) {
        put(files.headerKey(), header.sha256(), "application/json", () -> header);
      }
    }
  }

  private long count() {
    long count = 0;
    for (ExportedTest test : run.tests()) {
      count += files.of(test).size();
    }
    return count;
  }

  private void put(ExportedTest test, TestFile stored) throws IOException, InterruptedException {
    Attachment file = stored.content();
    // What an attempt has published does not change any more, so it is not read to know that.
    String content =
        Item.digest(
            "%s %d %d %s".formatted(test.startedAt(), test.attempts(), file.size(), file.name()));
    put(
        stored.key(),
        content,
        file.mediaType().filter(Upload::isPlain).orElse("application/octet-stream"),
        () -> StoredFile.copy(copies, file));
  }

  /** Signs of other kinds cannot be part of a header. */
  private static boolean isPlain(String mediaType) {
    return mediaType.matches("[!-~]+/[ -~]+") && mediaType.equals(mediaType.strip());
  }

  private void put(String key, String content, String type, Source source)
      throws IOException, InterruptedException {
    Optional<OutboxItem> known = export.outbox().find(key);
    if (!export.outbox().isOpen(known, content)) {
      complete &= known.filter(item -> item.state() == State.SENT).isPresent();
      return;
    }
    URI uri = bucket.uri(key);
    if (export.isDryRun()) {
      export.plan("PUT " + uri);
      return;
    }
    export.outbox().pending(key, content);
    StoredFile opened;
    try {
      opened = source.open();
    } catch (UnreadableException e) {
      failed(key, content, e, false);
      return;
    } catch (IOException e) {
      failed(key, content, e, true);
      return;
    }
    try (StoredFile file = opened) {
      tell(key, content, store.put(uri, file, type));
    }
  }

  private void failed(String key, String content, IOException why, boolean retry) {
    export.outbox().failed(key, content, String.valueOf(why.getMessage()), retry);
    complete = false;
  }

  private void tell(String key, String content, Answer answer) {
    boolean sent = answer.accepted();
    OutboxItem item =
        sent
            ? OutboxItem.sent(key, content, key).linked(bucket.uri(key))
            : OutboxItem.failed(key, content, answer.text(), answer.retry());
    export.outbox().record(List.of(item));
    complete &= sent;
    unanswered = sent || !answer.retry() ? 0 : unanswered + 1;
  }
}
