package dev.runner.exporter.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.webhook.Receiver.Call;
import dev.runner.exporter.webhook.Receiver.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookExporterTests {

  private static final String DATE = "Fri, 02 Jan 2026 12:00:00 GMT";

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({
    "429, Retry-After, 0",
    "429, Retry-After, 3600", // no longer than max-wait
    "429, X-No, header",
    "429, Retry-After, soon",
    "503, Retry-After, 1",
    "500, X-No, header",
    "408, X-No, header",
    "0, X-No, header"
  })
  void triesAgainWhatMaySucceedLater(int status, String header, String value) throws Exception {
    receiver.answers(new Reply(status, header, value), new Reply(429, "Retry-After", DATE));
    OutboxItem item = one(sent("webhook+http"));

    assertEquals(OutboxItem.sent("run", item.content(), "id-7"), item);
    assertEquals(3, receiver.calls().size());
    assertEquals(1, receiver.calls().stream().map(Call::key).distinct().count());
  }

  @Test
  void leavesForLaterWhatDoesNotSucceed() throws Exception {
    Reply away = new Reply(503, "Retry-After", "0");
    receiver.answers(away, away, away, away);
    MemoryExport export = sent("webhook+http", "attempts", "4");

    assertEquals(State.FAILED, one(export).state());
    assertEquals("it answered 503 (4 attempts)", one(export).reason());
    assertTrue(one(export).retry());
    new WebhookExporter().export(SampleRun.of(7), export.again());
    assertEquals(State.SENT, one(export).state());
    assertEquals(5, receiver.calls().size());
  }

  @ParameterizedTest
  @CsvSource({
    "400, false, it answered 400",
    "401, true, 'it answered 401: check ''webhook.token'' and ''webhook.secret-path'''",
    "404, false, it answered 404",
    "302, false, it answered 302 and points to 'http://127.0.0.1:1/': name that as the target"
  })
  void doesNotInsist(int status, boolean later, String reason) throws Exception {
    receiver.answers(new Reply(status, "Location", "http://127.0.0.1:1/"));
    OutboxItem item = one(sent("webhook+http"));

    assertEquals(OutboxItem.failed("run", item.content(), reason.replace("''", "'"), later), item);
    assertEquals(1, receiver.calls().size());
  }

  @Test
  void keepsNoPartOfASecretWhereAnIdIsCut() throws Exception {
    for (int before = 160; before < 200; before++) {
      String id = "http://127.0.0.1:1/" + "a".repeat(before) + "/" + Receiver.TOKEN + "/b";
      receiver.answers(new Reply(201, "Location", id));
      String kept = one(sent("webhook+http")).remoteId().orElse("");
      assertFalse(kept.contains(Receiver.TOKEN.substring(0, 6)), kept);
    }
  }

  @Test
  void keepsTheBeginningOfALongIdWithoutABreak() throws Exception {
    String id = "http://127.0.0.1:1/c4n4ry-p4th/" + "a".repeat(300);
    receiver.answers(new Reply(201, "Location", id));
    MemoryExport export = sent("webhook+http", "secret-path", "/c4n4ry-p4th");
    assertEquals("http://127.0.0.1:1***/" + "a".repeat(178), one(export).remoteId().orElseThrow());
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    ExportTarget target = receiver.target("webhook+http");
    receiver.close();
    MemoryExport refused = MemoryExport.of(target, Receiver.options("attempts", "2"));
    new WebhookExporter().export(SampleRun.of(7), refused);
    assertTrue(one(refused).reason().startsWith("no answer: java.net.ConnectException"));
    assertTrue(one(refused).retry());

    MemoryExport unknown =
        MemoryExport.of( // no name has so long a part, so nobody is asked for it
            ExportTarget.parse("webhook+http://" + "x".repeat(64) + ".invalid/"),
            Receiver.options());
    new WebhookExporter().export(SampleRun.of(7), unknown);
    assertEquals("its host is not known: check the target", one(unknown).reason());
    assertTrue(one(unknown).retry());
  }

  @Test
  void postsAnObjectAboutTheRun() throws Exception {
    sent("webhook+http", "failures", "2");
    Call call = receiver.calls().get(0);

    assertEquals("/hook", call.path());
    assertEquals(Optional.of("Bearer " + Receiver.TOKEN), call.authorization());
    assertTrue(call.body().startsWith("{\"schema\":\"runner.webhook.run/1\",\"run\":\"019b7f3a-"));
    assertTrue(call.body().contains("\"counts\":{\"planned\":14,\"passed\":3,"), call::body);
    assertTrue(call.body().contains("\"labels\":{\"build\":\"42\"}"), call::body);
    assertEquals(2, call.body().split("\"key\":", -1).length - 1);
  }

  @Test
  void postsAMessageThatSlackUnderstandsToAPathThatIsASecret() throws Exception {
    MemoryExport export = sent("slack+http", "secret-path", "/T0/c4n4ry", "failures", "1");
    Call call = receiver.calls().get(0);

    assertEquals("/hook/T0/c4n4ry", call.path());
    assertEquals(
        "{\"text\":\"*ERROR*  3/14 passed, 3 failed, 2 error, 4 skipped, 2 not run\\nRun"
            + " `019b7f3a-1234-7abc-8def-0123456789ab`, 4 s\\n\u2022 `shop:shop.CartTests.buys2`"
            + " expected: &lt;3&gt;\\nand 4 more\"}",
        call.body());
    MemoryExport dry = MemoryExport.of(export.target(), export.options()).planned();
    new WebhookExporter().export(SampleRun.of(7), dry);
    assertTrue(dry.calls().get(0).startsWith("POST http://127.0.0.1:"), dry.calls()::toString);
    assertFalse(dry.calls().toString().contains("c4n4ry"), dry.calls()::toString);
  }

  @Test
  void sendsOnlyTheTestsThatHaveChanged() throws Exception {
    MemoryExport export = sent("webhook+http", "template", "tests", "batch", "10");
    assertEquals(2, receiver.calls().size());
    List<OutboxItem> items = export.items();
    export.outbox().failed(items.get(3).key(), items.get(3).content(), "away", true);
    export.outbox().sent(items.get(12).key(), "other", "7");
    new WebhookExporter().export(SampleRun.of(14), export.again());

    String later = receiver.accepted().stream().skip(2).collect(Collectors.joining());
    assertEquals(2, later.split("\"key\":", -1).length - 1);
    assertTrue(later.contains("buys4") && later.contains("buys13"), later);
    assertEquals(14, export.items().stream().filter(i -> i.state() == State.SENT).count());
  }

  private MemoryExport sent(String scheme, String... options) throws Exception {
    MemoryExport export = MemoryExport.of(receiver.target(scheme), Receiver.options(options));
    new WebhookExporter().export(SampleRun.of(14), export);
    return export;
  }

  private static OutboxItem one(MemoryExport export) {
    assertEquals(1, export.items().size());
    return export.items().get(0);
  }
}
