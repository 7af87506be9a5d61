package dev.runner.exporter.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.S3Double;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no copies of what is sent: the exporter's trouble, not the file's. */
class CopiesTests {

  @TempDir private Path folder;

  private final S3Double bucket = new S3Double("c4n4ry/k3y+");
  private HttpDouble service;

  @BeforeEach
  void start() throws Exception {
    service = HttpDouble.start(bucket);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void areMadeAgainLaterWhereTheDiskTakesNone() throws Exception {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    MemoryExport export = export();
    new S3Exporter(copies).export(run(() -> Files.delete(copies)), export);

    OutboxItem file = export.items().get(1);
    assertEquals(State.FAILED, file.state());
    assertTrue(
        file.reason().startsWith("'" + copies + "' takes no copy of it, which is made before"),
        file::reason);
    assertTrue(file.reason().contains("NoSuchFileException"), file::reason);
    assertTrue(file.retry(), "the disk may have room again");

    Files.createDirectory(copies);
    new S3Exporter(copies).export(run(() -> {}), export.resuming());
    assertTrue(export.items().stream().allMatch(item -> item.state() == State.SENT));
    assertEquals(3, bucket.objects().size());
    try (var left = Files.list(copies)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void endTheExportWhereNotEvenTheTestsFindRoom() {
    Path none = folder.resolve("none");
    MemoryExport export = export();
    IOException thrown =
        assertThrows(IOException.class, () -> new S3Exporter(none).export(run(() -> {}), export));
    assertTrue(thrown.getMessage().startsWith("'" + none + "' takes no copy of it"));
    assertEquals(List.of(), service.calls());
  }

  private MemoryExport export() {
    return MemoryExport.of(
        ExportTarget.parse("s3+http://" + service.address() + "/results"),
        GivenOptions.of(
            new S3Options(),
            "s3.access-key-id",
            S3Double.ACCESS_KEY_ID,
            "s3.secret-access-key",
            "c4n4ry/k3y+",
            "s3.output",
            "none"));
  }

  private interface Step {

    void take() throws IOException;
  }

  /** Returns a run of one test with a file; a step is taken as the file is opened. */
  private static SampleRun run(Step opened) {
    SampleRun whole = SampleRun.of(2);
    ExportedTest test = whole.tests().get(1);
    return new SampleRun(
        whole.header(),
        List.of(
            new ExportedTest(
                test.number(),
                test.key(),
                test.id(),
                test.uniqueId(),
                test.uuid(),
                test.plugin(),
                test.className(),
                test.name(),
                test.displayName(),
                test.tags(),
                test.outcome(),
                test.flags(),
                test.cause(),
                test.message(),
                test.trace(),
                test.attempts(),
                test.fork(),
                test.startedAt(),
                test.duration(),
                List.of(new Log(opened)),
                List.of())));
  }

  private record Log(Step opened) implements Attachment {

    @Override
    public String name() {
      return "cart.log";
    }

    @Override
    public Optional<String> mediaType() {
      return Optional.empty();
    }

    @Override
    public long size() {
      return 3;
    }

    @Override
    public InputStream open() throws IOException {
      opened.take();
      return new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8));
    }
  }
}
