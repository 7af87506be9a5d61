package dev.runner.core.event;

import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.OrderChosen;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.PluginUsed;
import dev.runner.core.event.RunEvent.PortionTaken;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.suite.SuiteCodec;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.time.Duration;
import java.util.Optional;

/** The part of the event codec for the run itself, its plugins and its forks. */
final class RunLifeCodec {

  private RunLifeCodec() {}

  /** Writes an event of this part; returns false if it belongs to another. */
  static boolean encode(WireWriter out, RunEvent event) {
    if (event instanceof RunStarted e) {
      out.number(1).text(e.run().toString()).instant(e.at()).text(e.command()).text(e.request());
    } else if (event instanceof PluginSeen e) {
      out.number(2).text(e.plugin().value()).text(e.version()).text(e.jar()).text(e.sha256());
      out.constant(e.state());
    } else if (event instanceof ForkEnded e) {
      out.number(8).number(e.fork()).optional(e.failure(), WireWriter::text);
    } else if (event instanceof RunFinished e) {
      out.number(9).constant(e.state()).bigNumber(e.duration().toNanos());
    } else if (event instanceof SuiteAssembled e) {
      out.number(20).number(e.classes()).flag(e.whole());
      out.optional(e.expected(), RunLifeCodec::expected).number(e.forks()).bigNumber(e.seed());
    } else if (event instanceof TestsLeft e) {
      e.plugin().ifPresentOrElse(id -> out.number(40).text(id.value()), () -> out.number(30));
      out.text(e.reason());
    } else if (event instanceof RunResumed e) {
      out.number(31).text(e.run().toString()).instant(e.at()).text(e.command());
      out.bigNumber(e.before().toNanos());
    } else if (event instanceof PortionTaken e) {
      out.number(45).number(e.fork()).number(e.lane()).flag(e.rest());
      SuiteCodec.portion(out, e.portion());
    } else if (event instanceof PluginUsed e) {
      out.number(150).text(e.plugin().value()).number(e.fork()).bigNumber(e.cpu().toNanos());
      out.optional(e.allocated(), WireWriter::bigNumber);
    } else if (event instanceof OrderChosen e) {
      out.number(46).text(e.order());
      out.optional(e.repeats(), (text, run) -> text.text(run.toString()));
    } else {
      return false;
    }
    return true;
  }

  static RunEvent read(int kind, WireReader in) {
    return switch (kind) {
      case 1 -> new RunStarted(RunId.parse(in.text()), in.instant(), in.text(), in.text());
      case 2 ->
          new PluginSeen(
              new PluginId(in.text()),
              in.text(),
              in.text(),
              in.text(),
              in.constant(PluginState.values()));
      case 8 -> new ForkEnded(in.number(), in.optional(WireReader::text));
      case 150 ->
          new PluginUsed(
              new PluginId(in.text()),
              in.number(),
              Duration.ofNanos(in.bigNumber()),
              in.optional(WireReader::bigNumber));
      case 9 -> new RunFinished(in.constant(RunState.values()), Duration.ofNanos(in.bigNumber()));
      case 20 ->
          new SuiteAssembled(
              in.number(),
              in.flag(),
              in.optional(RunLifeCodec::expected),
              in.number(),
              in.bigNumber());
      case 30 -> new TestsLeft(Optional.empty(), in.text());
      case 40 -> new TestsLeft(Optional.of(new PluginId(in.text())), in.text());
      case 45 -> new PortionTaken(in.number(), in.number(), in.flag(), SuiteCodec.portion(in));
      case 46 -> new OrderChosen(in.text(), in.optional(WireReader::text).map(RunId::parse));
      default ->
          new RunResumed(
              RunId.parse(in.text()), in.instant(), in.text(), Duration.ofNanos(in.bigNumber()));
    };
  }

  private static void expected(WireWriter out, Expectation expected) {
    out.number(expected.tests()).bigNumber(expected.time().toNanos());
  }

  private static Expectation expected(WireReader in) {
    return new Expectation(in.number(), Duration.ofNanos(in.bigNumber()));
  }
}
