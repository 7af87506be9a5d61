package dev.runner.core.fork;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.RunHeader;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads and writes what supervisor and forks tell each other about exports. */
final class ExportCodec {

  private static final int WORKLOADS = 151;

  private ExportCodec() {}

  static void question(WireWriter out, ExportQuestion question) {
    if (question instanceof ExportQuestion.Tests q) {
      out.number(1).number(q.after());
    } else if (question instanceof ExportQuestion.Content q) {
      out.number(2).number(q.test()).number(q.attempt()).number(q.place()).bigNumber(q.offset());
    } else if (question instanceof ExportQuestion.Find q) {
      out.number(3).texts(q.keys());
    } else if (question instanceof ExportQuestion.Keep q) {
      out.number(4).list(q.items(), ExportCodec::item);
    } else if (question instanceof ExportQuestion.Plan q) {
      out.number(5).text(q.call());
    } else if (question instanceof ExportQuestion.Expect q) {
      out.number(6).bigNumber(q.items());
    } else if (question instanceof ExportQuestion.Workloads q) {
      out.number(WORKLOADS).number(q.after());
    }
  }

  static ExportQuestion question(WireReader in) {
    int kind = in.number();
    return switch (kind) {
      case 1 -> new ExportQuestion.Tests(in.number());
      case 2 -> new ExportQuestion.Content(in.number(), in.number(), in.number(), in.bigNumber());
      case 3 -> new ExportQuestion.Find(in.texts());
      case 4 -> new ExportQuestion.Keep(in.list(ExportCodec::item));
      case 5 -> new ExportQuestion.Plan(in.text());
      case 6 -> new ExportQuestion.Expect(in.bigNumber());
      case WORKLOADS -> new ExportQuestion.Workloads(in.number());
      default -> throw new WireException("No question of kind " + kind);
    };
  }

  static void reply(WireWriter out, ExportReply reply) {
    if (reply instanceof ExportReply.Page r) {
      out.number(1).list(r.tests(), ExportCodec::sheet);
    } else if (reply instanceof ExportReply.Piece r) {
      out.number(2).bytes(r.bytes());
    } else if (reply instanceof ExportReply.Items r) {
      out.number(3).list(r.items(), ExportCodec::item);
    } else if (reply instanceof ExportReply.Done) {
      out.number(4);
    } else if (reply instanceof ExportReply.Refused r) {
      out.number(5).text(r.why());
    } else if (reply instanceof ExportReply.WorkloadPage r) {
      out.number(WORKLOADS).list(r.workloads(), TaskCodec::workload);
    }
  }

  static ExportReply reply(WireReader in) {
    int kind = in.number();
    return switch (kind) {
      case 1 -> new ExportReply.Page(in.list(ExportCodec::sheet));
      case 2 -> new ExportReply.Piece(in.bytes());
      case 3 -> new ExportReply.Items(in.list(ExportCodec::item));
      case 4 -> new ExportReply.Done();
      case 5 -> new ExportReply.Refused(in.text());
      case WORKLOADS -> new ExportReply.WorkloadPage(in.list(TaskCodec::workload));
      default -> throw new WireException("No reply of kind " + kind);
    };
  }

  static void export(WireWriter out, ServiceRequest.ExportRun request) {
    header(out, request.header());
    terms(out, request.terms());
  }

  static ServiceRequest.ExportRun export(WireReader in) {
    return new ServiceRequest.ExportRun(header(in), terms(in));
  }

  static void exportTask(WireWriter out, ServiceRequest.ExportTask request) {
    TaskCodec.header(out, request.header());
    terms(out, request.terms());
  }

  static ServiceRequest.ExportTask exportTask(WireReader in) {
    return new ServiceRequest.ExportTask(TaskCodec.header(in), terms(in));
  }

  private static void terms(WireWriter out, ExportTerms terms) {
    out.text(terms.target()).flag(terms.dryRun()).flag(terms.onlyRest());
    out.bigNumber(terms.time().toNanos());
  }

  private static ExportTerms terms(WireReader in) {
    return new ExportTerms(in.text(), in.flag(), in.flag(), Duration.ofNanos(in.bigNumber()));
  }

  static void receipt(WireWriter out, ExportReceipt receipt) {
    map(out, receipt.remoteIds());
    out.list(receipt.links(), (o, link) -> o.text(link.toString()));
  }

  static ExportReceipt receipt(WireReader in) {
    return new ExportReceipt(map(in), in.list(i -> URI.create(i.text())));
  }

  private static void item(WireWriter out, OutboxItem item) {
    out.text(item.key()).constant(item.state()).text(item.content());
    out.optional(item.remoteId(), WireWriter::text);
    out.optional(item.link(), (o, link) -> o.text(link.toString()));
    out.text(item.reason()).flag(item.retry());
  }

  private static OutboxItem item(WireReader in) {
    return new OutboxItem(
        in.text(),
        in.constant(OutboxItem.State.values()),
        in.text(),
        in.optional(WireReader::text),
        in.optional(i -> URI.create(i.text())),
        in.text(),
        in.flag());
  }

  private static void header(WireWriter out, RunHeader run) {
    out.text(run.id()).text(run.state()).optional(run.outcome(), WireWriter::constant);
    optional(out, run.exit()).instant(run.startedAt());
    out.optional(run.duration(), (o, time) -> o.bigNumber(time.toNanos()));
    RunHeader.Counts counts = run.counts();
    out.number(counts.passed()).number(counts.failed()).number(counts.error());
    out.number(counts.skipped()).number(counts.aborted()).number(counts.notRun());
    out.number(counts.flaky());
    out.list(
        run.plugins(),
        (o, one) -> o.text(one.id()).text(one.version()).text(one.sha256()).text(one.state()));
    out.texts(run.problems());
    map(out, run.labels());
    map(out, run.metadata());
  }

  private static RunHeader header(WireReader in) {
    return new RunHeader(
        in.text(),
        in.text(),
        in.optional(i -> i.constant(ExportedTest.Outcome.values())),
        optional(in),
        in.instant(),
        in.optional(i -> Duration.ofNanos(i.bigNumber())),
        new RunHeader.Counts(
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            in.number()),
        in.list(i -> new RunHeader.RunPlugin(i.text(), i.text(), i.text(), i.text())),
        in.texts(),
        map(in),
        map(in));
  }

  private static void sheet(WireWriter out, TestSheet sheet) {
    ExportedTest test = sheet.test();
    out.number(test.number()).text(test.key()).text(test.id()).text(test.uniqueId());
    out.optional(test.uuid(), WireWriter::text).text(test.plugin()).text(test.className());
    out.text(test.name()).text(test.displayName()).texts(test.tags()).constant(test.outcome());
    out.texts(test.flags()).optional(test.cause(), WireWriter::text);
    out.text(test.message()).text(test.trace()).number(test.attempts());
    optional(out, test.fork()).optional(test.startedAt(), WireWriter::instant);
    out.bigNumber(test.duration().toNanos()).number(sheet.attempt());
    out.list(sheet.files(), ExportCodec::file).list(sheet.output(), ExportCodec::file);
  }

  private static void file(WireWriter out, TestSheet.FileSheet file) {
    out.text(file.name()).optional(file.mediaType(), WireWriter::text).bigNumber(file.size());
  }

  private static TestSheet.FileSheet file(WireReader in) {
    return new TestSheet.FileSheet(in.text(), in.optional(WireReader::text), in.bigNumber());
  }

  private static TestSheet sheet(WireReader in) {
    ExportedTest test =
        new ExportedTest(
            in.number(),
            in.text(),
            in.text(),
            in.text(),
            in.optional(WireReader::text),
            in.text(),
            in.text(),
            in.text(),
            in.text(),
            in.texts(),
            in.constant(ExportedTest.Outcome.values()),
            Set.copyOf(in.texts()),
            in.optional(WireReader::text),
            in.text(),
            in.text(),
            in.number(),
            optional(in),
            in.optional(WireReader::instant),
            Duration.ofNanos(in.bigNumber()),
            List.of(),
            List.of());
    return new TestSheet(test, in.number(), in.list(ExportCodec::file), in.list(ExportCodec::file));
  }

  private static WireWriter optional(WireWriter out, OptionalInt value) {
    Optional<Integer> boxed = value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    return out.optional(boxed, WireWriter::number);
  }

  private static OptionalInt optional(WireReader in) {
    Optional<Integer> boxed = in.optional(WireReader::number);
    return boxed.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  static void map(WireWriter out, Map<String, String> map) {
    out.list(map.entrySet(), (o, e) -> o.text(e.getKey()).text(e.getValue()));
  }

  static Map<String, String> map(WireReader in) {
    Map<String, String> map = new LinkedHashMap<>();
    in.list(i -> Map.entry(i.text(), i.text())).forEach(e -> map.put(e.getKey(), e.getValue()));
    return map;
  }
}
