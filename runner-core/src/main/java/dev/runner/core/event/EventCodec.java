package dev.runner.core.event;

import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.InvocationsEnded;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestWithdrawn;
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
    if (event instanceof IssueRaised e) {
      ValueCodec.issue(out.number(3), e.issue());
    } else if (event instanceof TestPlanned e && !e.description().known().isEmpty()) {
      ValueCodec.whole(out.number(110).number(e.test()), e.description());
    } else if (event instanceof TestPlanned e) {
      ValueCodec.description(out.number(4).number(e.test()), e.description());
    } else if (event instanceof AttemptStarted e) {
      out.number(5).number(e.test()).number(e.attempt()).number(e.fork()).instant(e.at());
    } else if (event instanceof AttemptFinished e) {
      out.number(6).number(e.test()).number(e.attempt());
      ValueCodec.verdict(out, e.verdict()).bigNumber(e.duration().toNanos());
    } else if (event instanceof AttemptSlow e) {
      out.number(34).number(e.test()).number(e.attempt());
    } else if (event instanceof TestWithdrawn e) {
      out.number(32).number(e.test());
    } else if (event instanceof InvocationsEnded e) {
      out.number(33).text(e.uniqueId());
    } else if (!RunLifeCodec.encode(out, event)
        && !ShardEventCodec.encode(out, event)
        && !OriginCodec.encode(out, event)
        && !FailureEventCodec.encode(out, event)) {
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
      case 3 -> new IssueRaised(ValueCodec.issue(in));
      case 4 -> new TestPlanned(in.number(), ValueCodec.description(in));
      case 110 -> new TestPlanned(in.number(), ValueCodec.whole(in));
      case 5 -> new AttemptStarted(in.number(), in.number(), in.number(), in.instant());
      case 6 ->
          new AttemptFinished(
              in.number(), in.number(), ValueCodec.verdict(in), Duration.ofNanos(in.bigNumber()));
      case 32 -> new TestWithdrawn(in.number());
      case 33 -> new InvocationsEnded(in.text());
      case 38, 39, 41 -> FailureEventCodec.read(kind, in);
      case 34 -> new AttemptSlow(in.number(), in.number());
      case 1, 2, 8, 9, 20, 30, 31, 40, 45, 46, 150 -> RunLifeCodec.read(kind, in);
      case 140 -> OriginCodec.read(in);
      case 43, 44, 120 -> ShardEventCodec.read(kind, in);
      case 7, 24, 25, 26 -> PublishedEventCodec.read(kind, in);
      default -> throw new WireException("No event of kind " + kind);
    };
  }
}
