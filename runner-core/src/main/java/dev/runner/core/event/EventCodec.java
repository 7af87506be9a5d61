package dev.runner.core.event;

import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.InvocationsEnded;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RunFinished;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestWithdrawn;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.time.Duration;

/** Turns run events into messages and back. The first number of a message is its kind. */
public final class EventCodec {

  private EventCodec() {}

  /** Returns the message of an event. */
  public static byte[] encode(RunEvent event) {
    WireWriter out = new WireWriter();
    if (event instanceof RunStarted e) {
      out.number(1).text(e.run().toString()).instant(e.at()).text(e.command()).text(e.request());
    } else if (event instanceof PluginSeen e) {
      out.number(2).text(e.plugin().value()).text(e.version()).text(e.jar()).text(e.sha256());
      out.constant(e.state());
    } else if (event instanceof IssueRaised e) {
      ValueCodec.issue(out.number(3), e.issue());
    } else if (event instanceof TestPlanned e) {
      ValueCodec.description(out.number(4).number(e.test()), e.description());
    } else if (event instanceof AttemptStarted e) {
      out.number(5).number(e.test()).number(e.attempt()).number(e.fork()).instant(e.at());
    } else if (event instanceof AttemptFinished e) {
      out.number(6).number(e.test()).number(e.attempt());
      ValueCodec.verdict(out, e.verdict()).bigNumber(e.duration().toNanos());
    } else if (event instanceof ForkEnded e) {
      out.number(8).number(e.fork()).optional(e.failure(), WireWriter::text);
    } else if (event instanceof RunFinished e) {
      out.number(9).constant(e.state()).bigNumber(e.duration().toNanos());
    } else if (event instanceof AttemptSlow e) {
      out.number(34).number(e.test()).number(e.attempt());
    } else if (event instanceof TestsLeft e) {
      out.number(30).text(e.reason());
    } else if (event instanceof RunResumed e) {
      out.number(31)
          .text(e.run().toString())
          .instant(e.at())
          .text(e.command())
          .bigNumber(e.before().toNanos());
    } else if (event instanceof TestWithdrawn e) {
      out.number(32).number(e.test());
    } else if (event instanceof InvocationsEnded e) {
      out.number(33).text(e.uniqueId());
    } else if (event instanceof SuiteAssembled e) {
      out.number(20).number(e.classes()).flag(e.whole());
      out.optional(e.expected(), EventCodec::expected).number(e.forks()).bigNumber(e.seed());
    } else {
      PublishedEventCodec.encode(out, event);
    }
    return out.toByteArray();
  }

  /**
   * Reads the event of a message.
   *
   * @throws WireException if it holds none
   */
  public static RunEvent decode(byte[] message) {
    WireReader in = new WireReader(message);
    int kind = in.number();
    try {
      return read(kind, in);
    } catch (IllegalArgumentException e) {
      throw new WireException("Event of kind " + kind + " breaks a rule: " + e.getMessage(), e);
    }
  }

  private static RunEvent read(int kind, WireReader in) {
    return switch (kind) {
      case 1 -> new RunStarted(RunId.parse(in.text()), in.instant(), in.text(), in.text());
      case 2 ->
          new PluginSeen(
              new PluginId(in.text()),
              in.text(),
              in.text(),
              in.text(),
              in.constant(PluginState.values()));
      case 3 -> new IssueRaised(ValueCodec.issue(in));
      case 4 -> new TestPlanned(in.number(), ValueCodec.description(in));
      case 5 -> new AttemptStarted(in.number(), in.number(), in.number(), in.instant());
      case 6 ->
          new AttemptFinished(
              in.number(), in.number(), ValueCodec.verdict(in), Duration.ofNanos(in.bigNumber()));
      case 8 -> new ForkEnded(in.number(), in.optional(WireReader::text));
      case 9 -> new RunFinished(in.constant(RunState.values()), Duration.ofNanos(in.bigNumber()));
      case 30 -> new TestsLeft(in.text());
      case 31 ->
          new RunResumed(
              RunId.parse(in.text()), in.instant(), in.text(), Duration.ofNanos(in.bigNumber()));
      case 32 -> new TestWithdrawn(in.number());
      case 33 -> new InvocationsEnded(in.text());
      case 34 -> new AttemptSlow(in.number(), in.number());
      case 20 ->
          new SuiteAssembled(
              in.number(),
              in.flag(),
              in.optional(EventCodec::expected),
              in.number(),
              in.bigNumber());
      case 7, 24, 25, 26 -> PublishedEventCodec.read(kind, in);
      default -> throw new WireException("No event of kind " + kind);
    };
  }

  private static void expected(WireWriter out, SuiteAssembled.Expected expected) {
    out.number(expected.tests()).bigNumber(expected.time().toNanos());
  }

  private static SuiteAssembled.Expected expected(WireReader in) {
    return new SuiteAssembled.Expected(in.number(), Duration.ofNanos(in.bigNumber()));
  }
}
