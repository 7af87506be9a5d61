package dev.runner.core.event;

import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;

/** The part of the event codec for what is written and published. */
final class PublishedEventCodec {

  private PublishedEventCodec() {}

  static void encode(WireWriter out, RunEvent event) {
    if (event instanceof OutputCaptured e) {
      out.number(7).number(e.test()).number(e.attempt()).constant(e.stream());
      out.bytes(e.bytes()).bigNumber(e.skipped());
    } else if (event instanceof ScopeOutputCaptured e) {
      PublisherCodec.scope(out.number(24), e.scope()).constant(e.stream());
      out.bytes(e.bytes()).bigNumber(e.skipped());
    } else if (event instanceof EntryPublished e) {
      PublisherCodec.publisher(out.number(25), e.by()).instant(e.at());
      PublisherCodec.values(out, e.values());
    } else if (event instanceof FilePublished e) {
      PublisherCodec.publisher(out.number(26), e.by()).instant(e.at());
      PublisherCodec.file(out, e.file());
    }
  }

  static RunEvent read(int kind, WireReader in) {
    return switch (kind) {
      case 7 ->
          new OutputCaptured(
              in.number(),
              in.number(),
              in.constant(OutputStreamKind.values()),
              in.bytes(),
              in.bigNumber());
      case 24 ->
          new ScopeOutputCaptured(
              PublisherCodec.scope(in),
              in.constant(OutputStreamKind.values()),
              in.bytes(),
              in.bigNumber());
      case 25 ->
          new EntryPublished(PublisherCodec.publisher(in), in.instant(), PublisherCodec.values(in));
      default ->
          new FilePublished(PublisherCodec.publisher(in), in.instant(), PublisherCodec.file(in));
    };
  }
}
