package dev.runner.core.export;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.fork.ExportQuestion;
import dev.runner.core.fork.TestSheet;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.RunId;
import dev.runner.core.store.CapturedText;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredFile;
import dev.runner.core.store.StoredTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the last attempts at the tests of a run have published and written. */
final class TestContents {

  private static final int BYTES_AT_ONCE = 256 << 10;

  private final ResultStore store;
  private final RunFiles files;
  private final RunId run;

  TestContents(ResultStore store, RunFiles files, RunId run) {
    this.store = store;
    this.files = files;
    this.run = run;
  }

  /** Returns a test with the names and sizes of its files. */
  TestSheet sheet(StoredTest test) {
    int attempt = test.last().attempt();
    List<TestSheet.FileSheet> published =
        test.last().hasPublished()
            ? published(test.number(), attempt).stream().map(TestContents::sheet).toList()
            : List.of();
    List<TestSheet.FileSheet> output =
        test.last().hasOutput()
            ? written(test.number(), attempt).stream().map(Written::sheet).toList()
            : List.of();
    return new TestSheet(RunSheets.of(test), attempt, published, output);
  }

  /**
   * Returns the next bytes of a file; none at its end.
   *
   * @throws IOException if there is no such file any more
   */
  byte[] piece(ExportQuestion.Content asked) throws IOException {
    List<StoredFile> published = published(asked.test(), asked.attempt());
    if (asked.place() >= published.size()) {
      int stream = asked.place() - published.size();
      return piece(written(asked.test(), asked.attempt()).get(stream).bytes(), asked.offset());
    }
    StoredFile file = published.get(asked.place());
    Path path = files.of(run, file.file().content().orElseThrow());
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(
          "The file '%s' that test %d has published is gone: '%s'"
              .formatted(file.file().name(), asked.test(), path));
    }
    return piece(path, asked.offset());
  }

  private static byte[] piece(byte[] whole, long offset) {
    int from = (int) Math.min(offset, whole.length);
    return Arrays.copyOfRange(whole, from, Math.min(whole.length, from + BYTES_AT_ONCE));
  }

  private static byte[] piece(Path path, long offset) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES_AT_ONCE);
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      channel.position(offset);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // until it is full or the file ends
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** Returns the files of an attempt that have a content. */
  private List<StoredFile> published(int test, int attempt) {
    return store.files(run, new AttemptId(test, attempt)).stream()
        .filter(stored -> stored.file().content().isPresent())
        .toList();
  }

  private static TestSheet.FileSheet sheet(StoredFile stored) {
    return new TestSheet.FileSheet(
        stored.file().name(), stored.file().mediaType(), stored.file().size());
  }

  /** Returns what an attempt has written, a text for each stream that has one. */
  private List<Written> written(int test, int attempt) {
    List<Written> written = new ArrayList<>();
    for (OutputStreamKind stream : OutputStreamKind.values()) {
      store
          .output(run, test, attempt, stream)
          .map(CapturedText::text)
          .filter(text -> !text.isEmpty())
          .map(text -> new Written(stream, text.getBytes(StandardCharsets.UTF_8)))
          .ifPresent(written::add);
    }
    return written;
  }

  /** The kept text of a stream. */
  private record Written(OutputStreamKind stream, byte[] bytes) {

    TestSheet.FileSheet sheet() {
      String name = stream.name().toLowerCase(Locale.ROOT) + ".txt";
      return new TestSheet.FileSheet(name, Optional.of("text/plain"), bytes.length);
    }
  }
}
