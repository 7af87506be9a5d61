package dev.runner.core.event;

import dev.runner.core.event.RunEvent.RetryPlanned;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;

/** Reads and writes the events that say what is done about tests that fail. */
final class FailureEventCodec {

  private FailureEventCodec() {}

  /** Writes an event; returns false if it is another. */
  static boolean encode(WireWriter out, RunEvent event) {
    if (event instanceof RetryPlanned e) {
      out.number(38).number(e.test()).number(e.attempt());
    } else if (event instanceof RoundStarted e) {
      out.number(41).number(e.round());
    } else if (event instanceof TestQuarantined e) {
      out.number(39).number(e.test()).text(e.owner()).text(e.reason()).text(e.expires());
    } else {
      return false;
    }
    return true;
  }

  static RunEvent read(int kind, WireReader in) {
    return switch (kind) {
      case 38 -> new RetryPlanned(in.number(), in.number());
      case 41 -> new RoundStarted(in.number());
      case 39 -> new TestQuarantined(in.number(), in.text(), in.text(), in.text());
      default -> throw new WireException("No event of kind " + kind);
    };
  }
}
