package dev.runner.core.fork;

import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Action;
import dev.runner.api.export.TaskWorkload.Criterion;
import dev.runner.api.export.TaskWorkload.Figures;
import dev.runner.api.export.TaskWorkload.IterationError;
import dev.runner.api.export.TaskWorkload.Load;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.time.Duration;
import java.util.Optional;

/** Reads and writes tasks on their way to an exporter. */
final class TaskCodec {

  private TaskCodec() {}

  static void header(WireWriter out, TaskHeader task) {
    out.text(task.id()).text(task.title()).text(task.description()).text(task.status());
    out.flag(task.passed()).instant(task.startedAt());
    duration(out, task.duration());
    out.optional(task.environment(), WireWriter::text).texts(task.tags());
    out.number(task.counts().workloads()).number(task.counts().failed());
    out.bigNumber(task.counts().iterations()).bigNumber(task.counts().failures());
  }

  static TaskHeader header(WireReader in) {
    return new TaskHeader(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.flag(),
        in.instant(),
        duration(in),
        in.optional(WireReader::text),
        in.texts(),
        new TaskHeader.Counts(in.number(), in.number(), in.bigNumber(), in.bigNumber()));
  }

  static void workload(WireWriter out, TaskWorkload one) {
    out.number(one.number()).text(one.key()).text(one.name()).text(one.description());
    out.text(one.part());
    load(out, one.load());
    out.optional(one.startedAt(), WireWriter::instant).flag(one.passed());
    out.list(one.criteria(), (o, c) -> o.text(c.name()).flag(c.passed()).text(c.detail()));
    out.bigNumber(one.iterations()).bigNumber(one.failures());
    out.optional(one.figures(), TaskCodec::figures);
    out.list(one.actions(), TaskCodec::action);
    out.list(one.errors(), (o, e) -> o.text(e.kind()).text(e.message()).bigNumber(e.iterations()));
  }

  static TaskWorkload workload(WireReader in) {
    return new TaskWorkload(
        in.number(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        load(in),
        in.optional(WireReader::instant),
        in.flag(),
        in.list(i -> new Criterion(i.text(), i.flag(), i.text())),
        in.bigNumber(),
        in.bigNumber(),
        in.optional(TaskCodec::figures),
        in.list(TaskCodec::action),
        in.list(i -> new IterationError(i.text(), i.text(), i.bigNumber())));
  }

  private static void load(WireWriter out, Load load) {
    out.text(load.kind());
    ExportCodec.map(out, load.settings());
    duration(out, load.duration());
    duration(out, load.fullDuration());
  }

  private static Load load(WireReader in) {
    return new Load(in.text(), ExportCodec.map(in), duration(in), duration(in));
  }

  private static void action(WireWriter out, Action action) {
    out.text(action.name()).bigNumber(action.iterations()).bigNumber(action.failures());
    out.optional(action.figures(), TaskCodec::figures);
  }

  private static Action action(WireReader in) {
    return new Action(in.text(), in.bigNumber(), in.bigNumber(), in.optional(TaskCodec::figures));
  }

  private static void figures(WireWriter out, Figures figures) {
    out.realNumber(figures.min()).realNumber(figures.median()).realNumber(figures.p90());
    out.realNumber(figures.p95()).realNumber(figures.max()).realNumber(figures.avg());
  }

  private static Figures figures(WireReader in) {
    return new Figures(
        in.realNumber(),
        in.realNumber(),
        in.realNumber(),
        in.realNumber(),
        in.realNumber(),
        in.realNumber());
  }

  private static void duration(WireWriter out, Optional<Duration> time) {
    out.optional(time, (o, t) -> o.bigNumber(t.toNanos()));
  }

  private static Optional<Duration> duration(WireReader in) {
    return in.optional(i -> Duration.ofNanos(i.bigNumber()));
  }
}
