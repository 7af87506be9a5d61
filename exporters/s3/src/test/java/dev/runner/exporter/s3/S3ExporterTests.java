package dev.runner.exporter.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.Reply;
import dev.runner.exporter.doubles.S3Double;
import dev.runner.exporter.doubles.S3Double.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3ExporterTests {

  private static final String SECRET = "c4n4ry/k3y+";
  private static final String FOLDER =
      "/results/a%20b/%C3%A4/019b7f3a-1234-7abc-8def-0123456789ab/";

  private final S3Double bucket = new S3Double(SECRET);
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
  void storesTheRunItsTestsAndTheirFiles() throws Exception {
    MemoryExport export = export("results");
    ExportReceipt receipt = new S3Exporter().export(SampleRun.of(12), export);
    Map<String, Stored> objects = bucket.objects();

    assertEquals(
        List.of(
            FOLDER + "attachments/000002/1-cart.log",
            FOLDER + "output/000002/stdout.txt",
            FOLDER + "run.json",
            FOLDER + "tests.ndjson"),
        List.copyOf(objects.keySet()));
    assertEquals("cart has 3 items\n", text(objects.get(FOLDER + "attachments/000002/1-cart.log")));
    assertEquals("text/plain", objects.get(FOLDER + "attachments/000002/1-cart.log").type());
    assertEquals(12, text(objects.get(FOLDER + "tests.ndjson")).lines().count());
    assertTrue(text(objects.get(FOLDER + "run.json")).contains("\"planned\":12"));
    assertEquals("run.json", last(service.calls().get(3).path()));
    assertEquals(4, export.expected());
    assertTrue(receipt.links().get(0).toString().endsWith(FOLDER + "run.json"));
    assertEquals(receipt.links().get(0), export.items().get(3).link().orElseThrow());
  }

  @Test
  void leavesFilesAndSessionsAsAsked() throws Exception {
    MemoryExport export = export("results", "s3.attachments", "false", "s3.session-token", "t0ken");
    new S3Exporter().export(SampleRun.of(12), export);
    assertEquals(3, bucket.objects().size());
    MemoryExport none = export("other", "s3.attachments", "false", "s3.output", "none");
    new S3Exporter().export(SampleRun.of(12), none);
    assertEquals(5, bucket.objects().size());
    assertEquals(Optional.of("t0ken"), service.calls().get(0).header("X-Amz-Security-Token"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesEachObjectOnceThoughAnswersAreLost(boolean conditions) throws Exception {
    if (!conditions) {
      bucket.withoutConditions();
    }
    service.next(
        Fault.after(Fault.End.CUT),
        Fault.answer(Reply.of(503).with("Retry-After", "0")),
        Fault.doneBut(500));
    MemoryExport export = export("results");
    new S3Exporter().export(SampleRun.of(12), export);
    assertTrue(export.items().stream().allMatch(i -> i.state() == State.SENT));
    if (conditions) {
      assertTrue(bucket.objects().values().stream().allMatch(object -> object.versions() == 1));
    }
    // One that has lost its outbox finds that all is there.
    new S3Exporter().export(SampleRun.of(12), export("results"));
    assertEquals(4, bucket.objects().size());
    if (conditions) {
      assertTrue(bucket.objects().values().stream().allMatch(object -> object.versions() == 1));
    }
  }

  @Test
  void writesWhatHasChangedAndTheRunLast() throws Exception {
    MemoryExport export = export("results");
    new S3Exporter().export(SampleRun.of(12), export);
    service.next(Fault.answer(400));
    new S3Exporter().export(SampleRun.of(13), export.again());
    assertEquals(12, text(bucket.objects().get(FOLDER + "tests.ndjson")).lines().count());
    assertEquals(5, service.calls().size(), "the run is not stored where something is missing");

    new S3Exporter().export(SampleRun.of(13), export.again());
    assertEquals(13, text(bucket.objects().get(FOLDER + "tests.ndjson")).lines().count());
    assertEquals(2, bucket.objects().get(FOLDER + "run.json").versions());
    assertEquals(1, bucket.objects().get(FOLDER + "attachments/000002/1-cart.log").versions());
  }

  @Test
  void goesOnWhereAFileIsGone() throws Exception {
    SampleRun whole = SampleRun.of(12);
    ExportedTest has = whole.tests().get(1);
    SampleRun run = new SampleRun(whole.header(), List.of(having(has, new Gone()), has));
    MemoryExport export = export("results", "s3.output", "none");
    new S3Exporter().export(run, export);
    OutboxItem gone = export.items().get(1);
    assertEquals(State.FAILED, gone.state());
    assertEquals("it cannot be read: java.nio.file.NoSuchFileException: cart.log", gone.reason());
    assertFalse(gone.retry());
    String all = export.items().toString();
    assertTrue(bucket.objects().containsKey(FOLDER + "attachments/000002/1-cart.log"), all);
    assertFalse(bucket.objects().containsKey(FOLDER + "attachments/000003/1-cart.log"), all);
    assertFalse(bucket.objects().containsKey(FOLDER + "run.json"), "one is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | <Code>RequestTimeTooSkewed</Code> | it answered 403 (RequestTimeTooSkewed): set the clock of this machine | true",
        "403 | <Code>AccessDenied</Code> | it answered 403 (AccessDenied): check 's3.access-key-id', 's3.secret-access-key' and what they may do there | true",
        "400 | <Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region> | it answered 400 (AuthorizationHeaderMalformed): set 's3.region = eu-west-1' | true",
        "301 | <Code>PermanentRedirect</Code><Region>eu-west-1</Region> | it answered 301 (PermanentRedirect): set 's3.region = eu-west-1' | true",
        "400 | <Code>KeyTooLongError</Code> | it answered 400 (KeyTooLongError) | false"
      })
  void saysWhatIsRefused(int status, String body, String reason, boolean retry) throws Exception {
    service.next(Fault.answer(new Reply(status, Map.of(), body)));
    MemoryExport export = export("results");
    new S3Exporter().export(SampleRun.of(12), export);
    OutboxItem item = export.items().get(0);
    assertEquals(reason, item.reason());
    assertEquals(retry, item.retry());
  }

  @Test
  void saysThatThereIsNoSuchBucketAndWhoseKeyIsWrong() throws Exception {
    MemoryExport nowhere = export("nowhere");
    new S3Exporter().export(SampleRun.of(12), nowhere);
    assertEquals(
        "it answered 404 (NoSuchBucket): is there such a bucket?", nowhere.items().get(0).reason());

    MemoryExport wrong = export("results", "s3.secret-access-key", "another");
    new S3Exporter().export(SampleRun.of(12), wrong);
    assertTrue(
        wrong.items().get(0).reason().startsWith("it answered 403 (SignatureDoesNotMatch): check"),
        wrong.items()::toString);
    assertFalse(bucket.objects().containsKey(FOLDER + "run.json"));
  }

  @Test
  void putsTheBucketInFrontOfTheHostIfAsked() {
    ExportTarget target = ExportTarget.parse("s3+https://s3.example.org:9000/results/a/b//c/");
    assertEquals(
        "https://s3.example.org:9000/results/a/b/c/x%20%2B~.txt",
        uri(Bucket.of(target, true), "x +~.txt"));
    assertEquals(
        "https://results.s3.example.org:9000/a/b/c/x.txt", uri(Bucket.of(target, false), "x.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3+http://x:9000", "s3+http://x/A", "s3+http:results", "s3+http://x/ab?c=d"})
  void refusesATargetWithoutABucket(String target) {
    List<String> wrong = new S3Exporter().validate(ExportTarget.parse(target));
    assertEquals(1, wrong.size());
    assertTrue(wrong.get(0).startsWith("the target names a service and a bucket"));
  }

  /** A published file that is not on the disk any more. */
  private record Gone() implements Attachment {

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
      return 17;
    }

    @Override
    public InputStream open() throws IOException {
      throw new NoSuchFileException(name());
    }
  }

  /** Returns test 3, with a file. */
  private static ExportedTest having(ExportedTest test, Attachment file) {
    return new ExportedTest(
        3,
        test.key() + "3",
        test.id() + "3",
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
        List.of(file),
        List.of());
  }

  private static String uri(Bucket bucket, String name) {
    return bucket.uri(bucket.prefix() + name).toString();
  }

  private MemoryExport export(String name, String... more) {
    String[] all =
        Arrays.copyOf(
            new String[] {
              "s3.access-key-id", S3Double.ACCESS_KEY_ID, "s3.secret-access-key", SECRET
            },
            4 + more.length);
    System.arraycopy(more, 0, all, 4, more.length);
    return MemoryExport.of(
        ExportTarget.parse("s3+http://" + service.address() + "/" + name + "/a%20b/%C3%A4"),
        GivenOptions.of(new S3Options(), all));
  }

  private static String text(Stored object) {
    return new String(object.content(), StandardCharsets.UTF_8);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
