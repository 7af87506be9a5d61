package dev.runner.exporter.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.Fault;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.InfluxDouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxdbTests {

  private static final int TESTS = 40;

  private final InfluxDouble influx = new InfluxDouble();
  private HttpDouble service;

  @BeforeEach
  void start() throws Exception {
    service = HttpDouble.start(influx);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void escapesWhatHasAMeaning() {
    Instant at = Instant.ofEpochMilli(1_000);
    String line =
        new LineProtocol("a measure,ment=x", Map.of("t,a g", "v=a l,\\"))
            .tag("none", "\n")
            .field("text", "a \"b\" \\ c\nd")
            .field("number", 7)
            .field("flag", true)
            .field("empty", "")
            .at(at, "id", "s");
    assertEquals(
        "a\\ measure\\,ment=x,t\\,a\\ g=v\\=a\\ l\\, flag=true,number=7i,text=\"a \\\"b\\\" \\\\ c\nd\" 1",
        line);
    String nanos = new LineProtocol("m", Map.of()).field("f", 1).at(at, "id", "ns");
    String micros = new LineProtocol("m", Map.of()).field("f", 1).at(at, "id", "us");
    assertTrue(nanos.matches("m f=1i 1000\\d{6}"), nanos);
    assertEquals(nanos.substring(0, nanos.length() - 3), micros);
    assertEquals("m f=1i 1000", new LineProtocol("m", Map.of()).field("f", 1).at(at, "x", "ms"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v \\", "v\\ ", "v\\ \\", "v \\ \\\n", "v\\\u2003\\ "})
  void endsNoTagWithABackslash(String text) {
    LineProtocol point = new LineProtocol("m" + text, Map.of(text, text));
    assertEquals(
        "mv,v=v x=1i 0", point.field("x" + text.substring(1), 1).at(Instant.EPOCH, "", "s"));
  }

  @Test
  void keepsLongTagsApart() {
    String begin = "x".repeat(2_000);
    String one =
        new LineProtocol("m", Map.of("t", begin + "1")).field("f", 1).at(Instant.EPOCH, "", "s");
    String two =
        new LineProtocol("m", Map.of("t", begin + "2")).field("f", 1).at(Instant.EPOCH, "", "s");
    assertEquals(one.length(), two.length());
    assertTrue(one.length() < 1_100 && !one.equals(two));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "influxdb  | ns | /api/v2/write?org=my%20org&bucket=ci&precision=ns | Token c4n4ry",
        "influxdb  | s  | /api/v2/write?org=my%20org&bucket=ci&precision=s  | Token c4n4ry",
        "influxdb1 | ns | /write?db=ci&rp=a%20week&precision=n              | Token c4n4ry",
        "influxdb1 | us | /write?db=ci&rp=a%20week&precision=u              | Token c4n4ry"
      })
  void writesAsEachVersionUnderstands(String scheme, String precision, String uri, String header)
      throws Exception {
    write(scheme, "ci", "influxdb.precision", precision, "influxdb.token", "c4n4ry");
    assertEquals(uri, service.calls().get(0).uri().toString());
    assertEquals(Optional.of(header), service.calls().get(0).header("Authorization"));
    assertEquals(TESTS + 1, influx.points().size());
    String run =
        influx.points().keySet().stream().filter(p -> p.startsWith("runner_run")).findFirst().get();
    assertTrue(run.startsWith("runner_run,branch=a\\ b,label_build=42 1767355200"), run);
    assertTrue(influx.points().get(run).contains(",planned=40i,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"influxdb", "influxdb1"})
  void findsThePointsThatAreRefused(String scheme) throws Exception {
    influx.refuses(line -> line.contains("buys7 ") || line.contains("buys30 "));
    MemoryExport export = write(scheme, "ci");
    List<OutboxItem> bad = export.items().stream().filter(i -> i.state() != State.SENT).toList();

    assertEquals(2, bad.size());
    assertTrue(bad.get(0).key().contains("buys7()") && bad.get(1).key().contains("buys30()"));
    assertTrue(bad.stream().noneMatch(OutboxItem::retry));
    assertTrue(bad.get(0).reason().startsWith("it answered 4"), bad::toString);
    assertEquals(TESTS - 1, influx.points().size());
    assertTrue(service.calls().size() < 30, "found by halves");
  }

  @Test
  void asksOnceWhereAllAreRefused() throws Exception {
    influx.refuses(line -> true);
    MemoryExport export = write("influxdb1", "ci");
    assertEquals(1, service.calls().size());
    assertEquals(TESTS + 1, export.items().stream().filter(i -> !i.retry()).count());
  }

  @ParameterizedTest
  @CsvSource({"influxdb, bucket not found", "influxdb1, database not found"})
  void leavesForLaterWhatHasNoPlaceYet(String scheme, String why) throws Exception {
    MemoryExport export = write(scheme, "nowhere");
    OutboxItem item = export.items().get(0);
    assertTrue(item.reason().startsWith("it answered 404: is there a 'nowhere': {"), item::reason);
    assertTrue(item.reason().contains(why), item::reason);
    assertTrue(item.retry());
  }

  @Test
  void hasEachPointOnceThoughAnswersAreLost() throws Exception {
    service.next(
        Fault.after(Fault.End.CUT),
        Fault.doneBut(500),
        Fault.answer(429),
        Fault.after(Fault.End.CUT_IN_BODY));
    MemoryExport export = write("influxdb", "ci", "influxdb.batch", "10");
    assertEquals(TESTS + 1, influx.points().size());
    assertEquals(TESTS + 1, export.items().stream().filter(i -> i.state() == State.SENT).count());
  }

  @Test
  void writesThePointOfTheRunAloneIfAsked() throws Exception {
    MemoryExport export = write("influxdb", "ci", "influxdb.tests", "false");
    assertEquals(1, influx.points().size());
    assertEquals(1, export.expected());
  }

  @ParameterizedTest
  @CsvSource({
    "influxdb+http://x:8086, influxdb.org, us, the target ends with the name of a bucket",
    "influxdb1+http://x:8086/?db=ci, influxdb.org, us, the target ends with the name of a bucket",
    "influxdb+http://x:8086/ci, influxdb.batch, 1, option 'influxdb.org' is not set",
    "influxdb1+http://x:8086/ci, influxdb.user, me, options 'influxdb.user' and"
  })
  void refusesWhatCannotBeMeant(String target, String option, String value, String why) {
    List<String> wrong =
        InfluxPlace.wrong(
            ExportTarget.parse(target), GivenOptions.of(new MetricsOptions(), option, value));
    assertEquals(1, wrong.size(), wrong::toString);
    assertTrue(wrong.get(0).startsWith(why), wrong::toString);
  }

  private MemoryExport write(String scheme, String name, String... more) throws Exception {
    String[] options = {
      "influxdb.org", "my org", "influxdb.retention-policy", "a week", "influxdb.tags", "branch=a b"
    };
    String[] all = java.util.Arrays.copyOf(options, options.length + more.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    MemoryExport export =
        MemoryExport.of(
            ExportTarget.parse(scheme + "+http://" + service.address() + "/" + name),
            GivenOptions.of(new MetricsOptions(), all));
    new MetricsExporter().export(SampleRun.of(TESTS), export);
    return export;
  }
}
