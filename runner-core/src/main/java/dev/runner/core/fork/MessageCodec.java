package dev.runner.core.fork;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.PublisherCodec;
import dev.runner.core.event.ValueCodec;
import dev.runner.core.fork.FromFork.Declared;
import dev.runner.core.fork.FromFork.Disabled;
import dev.runner.core.fork.FromFork.Entering;
import dev.runner.core.fork.FromFork.EntryPublished;
import dev.runner.core.fork.FromFork.FilePublished;
import dev.runner.core.fork.FromFork.Found;
import dev.runner.core.fork.FromFork.Hello;
import dev.runner.core.fork.FromFork.LeftBehind;
import dev.runner.core.fork.FromFork.Lingers;
import dev.runner.core.fork.FromFork.NodeFinished;
import dev.runner.core.fork.FromFork.NodeStarted;
import dev.runner.core.fork.FromFork.Nodes;
import dev.runner.core.fork.FromFork.Output;
import dev.runner.core.fork.FromFork.PluginFailed;
import dev.runner.core.fork.FromFork.PortionBroken;
import dev.runner.core.fork.FromFork.PortionDone;
import dev.runner.core.fork.FromFork.Ready;
import dev.runner.core.fork.FromFork.Stacks;
import dev.runner.core.fork.FromFork.Standing;
import dev.runner.core.fork.FromFork.ThreadDump;
import dev.runner.core.fork.ToFork.Cancel;
import dev.runner.core.fork.ToFork.Dump;
import dev.runner.core.fork.ToFork.Hide;
import dev.runner.core.fork.ToFork.Interrupt;
import dev.runner.core.fork.ToFork.Look;
import dev.runner.core.fork.ToFork.Probe;
import dev.runner.core.fork.ToFork.Run;
import dev.runner.core.fork.ToFork.SetUp;
import dev.runner.core.fork.ToFork.Stop;
import dev.runner.core.fork.ToFork.WhereAreYou;
import dev.runner.core.launch.Announcement;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.SuiteCodec;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.time.Duration;

/** Turns what supervisor and forks tell each other into messages and back. */
final class MessageCodec {

  private MessageCodec() {}

  static byte[] encode(ToFork message) {
    WireWriter out = new WireWriter();
    if (message instanceof Probe m) {
      SetUpCodec.plugin(out.number(1), m.plugin());
    } else if (message instanceof SetUp m) {
      out.number(2).list(m.plugins(), SetUpCodec::setUp);
      SuiteCodec.selection(out, m.selection()).text(m.outputFolder()).flag(m.yields());
      SetUpCodec.map(out, m.properties(), WireWriter::text);
    } else if (message instanceof Run m) {
      SuiteCodec.portion(out.number(3), m.portion()).flag(m.execute());
    } else if (message instanceof Stop) {
      out.number(4);
    } else if (message instanceof ToFork.WaitAfterFailures) {
      out.number(44);
    } else if (message instanceof ToFork.GoOn) {
      out.number(45);
    } else if (message instanceof ToFork.Leave m) {
      out.number(50).text(m.plugin().value());
    } else if (message instanceof Cancel) {
      out.number(30);
    } else if (message instanceof WhereAreYou) {
      out.number(40);
    } else if (message instanceof Dump m) {
      out.number(32).number(m.node());
    } else if (message instanceof Interrupt m) {
      out.number(33).number(m.node());
    } else if (message instanceof Hide m) {
      out.number(46).texts(m.variables());
    } else if (message instanceof Look) {
      out.number(47);
    } else {
      ServiceCodec.encode(out, message);
    }
    return out.toByteArray();
  }

  /**
   * Reads a message to a fork.
   *
   * @throws WireException if the bytes hold none
   */
  static ToFork decodeToFork(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    int kind = in.number();
    try {
      return toFork(kind, in);
    } catch (IllegalArgumentException e) {
      throw new WireException("Message of kind " + kind + " breaks a rule: " + e.getMessage(), e);
    }
  }

  private static ToFork toFork(int kind, WireReader in) {
    return switch (kind) {
      case 1 -> new Probe(SetUpCodec.plugin(in));
      case 2 ->
          new SetUp(
              in.list(SetUpCodec::setUp),
              SuiteCodec.selection(in),
              in.text(),
              in.flag(),
              SetUpCodec.map(in, WireReader::text));
      case 3 -> new Run(SuiteCodec.portion(in), in.flag());
      case 4 -> new Stop();
      case 30 -> new Cancel();
      case 32 -> new Dump(in.number());
      case 33 -> new Interrupt(in.number());
      case 44 -> new ToFork.WaitAfterFailures();
      case 45 -> new ToFork.GoOn();
      case 50 -> new ToFork.Leave(new PluginId(in.text()));
      case 40 -> new WhereAreYou();
      case 46 -> new Hide(in.texts());
      case 47 -> new Look();
      default -> ServiceCodec.toFork(kind, in);
    };
  }

  static byte[] encode(FromFork message) {
    WireWriter out = new WireWriter();
    if (!beforeTests(out, message)) {
      ofTests(out, message);
    }
    return out.toByteArray();
  }

  private static boolean beforeTests(WireWriter out, FromFork message) {
    if (message instanceof Hello m) {
      out.number(5).text(m.token()).bigNumber(m.pid());
    } else if (message instanceof Declared m) {
      DeclarationCodec.write(out.number(6).text(m.plugin().value()), m.declared());
    } else if (message instanceof PluginFailed m) {
      out.number(7).text(m.plugin().value()).text(m.message());
    } else if (message instanceof Ready) {
      out.number(8);
    } else if (message instanceof Entering m) {
      out.number(40).text(m.plugin().value()).constant(m.phase());
    } else if (message instanceof Standing m) {
      out.number(41).text(m.place());
    } else if (message instanceof ThreadDump m) {
      out.number(32).text(m.place()).text(m.text());
    } else if (message instanceof Stacks m) {
      out.number(47).list(m.stacks(), (o, one) -> o.number(one.node()).text(one.text()));
    } else {
      return false;
    }
    return true;
  }

  private static void ofTests(WireWriter out, FromFork message) {
    if (message instanceof NodeStarted m) {
      out.number(1).number(m.node()).instant(m.at());
    } else if (message instanceof NodeFinished m) {
      ValueCodec.verdict(out.number(2).number(m.node()), m.verdict());
      out.bigNumber(m.duration().toNanos());
    } else if (message instanceof Output m) {
      out.number(3).number(m.node()).constant(m.stream()).bytes(m.bytes()).bigNumber(m.skipped());
    } else if (message instanceof Nodes m) {
      out.number(4).list(m.nodes(), MessageCodec::node);
    } else if (message instanceof Found m) {
      ValueCodec.issue(out.number(9), m.issue());
    } else if (message instanceof PortionDone m) {
      out.number(10).flag(m.yielded()).optional(m.allocated(), WireWriter::bigNumber);
    } else if (message instanceof Disabled m) {
      out.number(35).number(m.node()).text(m.reason());
    } else if (message instanceof PortionBroken m) {
      out.number(11).flag(m.outOfMemory()).text(m.message()).text(m.detail());
    } else {
      published(out, message);
    }
  }

  private static void published(WireWriter out, FromFork message) {
    if (message instanceof EntryPublished m) {
      PublisherCodec.values(out.number(24).number(m.node()).instant(m.at()), m.values());
    } else if (message instanceof FilePublished m) {
      PublisherCodec.file(out.number(25).number(m.node()).instant(m.at()), m.file());
    } else if (message instanceof FromFork.CleanupFailed m) {
      out.number(105).number(m.node()).texts(m.actions()).text(m.detail());
    } else if (message instanceof Lingers m) {
      out.number(48).number(m.node());
    } else if (message instanceof LeftBehind m) {
      out.number(49)
          .list(m.traces(), (o, t) -> o.number(t.node()).constant(t.kind()).text(t.what()));
    } else {
      ServiceCodec.encode(out, message);
    }
  }

  /**
   * Reads a message from a fork.
   *
   * @throws WireException if the bytes hold none
   */
  static FromFork decodeFromFork(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    int kind = in.number();
    try {
      return fromFork(kind, in);
    } catch (IllegalArgumentException e) {
      throw new WireException("Message of kind " + kind + " breaks a rule: " + e.getMessage(), e);
    }
  }

  private static FromFork fromFork(int kind, WireReader in) {
    return switch (kind) {
      case 1 -> new NodeStarted(in.number(), in.instant());
      case 2 ->
          new NodeFinished(in.number(), ValueCodec.verdict(in), Duration.ofNanos(in.bigNumber()));
      case 3 ->
          new Output(
              in.number(), in.constant(OutputStreamKind.values()), in.bytes(), in.bigNumber());
      case 4 -> new Nodes(in.list(MessageCodec::node));
      case 35 -> new Disabled(in.number(), in.text());
      case 5 -> new Hello(in.text(), in.bigNumber());
      case 6 -> new Declared(new PluginId(in.text()), DeclarationCodec.read(in));
      case 7 -> new PluginFailed(new PluginId(in.text()), in.text());
      case 8 -> new Ready();
      case 9 -> new Found(ValueCodec.issue(in));
      case 10 -> new PortionDone(in.flag(), in.optional(WireReader::bigNumber));
      case 11 -> new PortionBroken(in.flag(), in.text(), in.text());
      case 24 -> new EntryPublished(in.number(), in.instant(), PublisherCodec.values(in));
      case 25 -> new FilePublished(in.number(), in.instant(), PublisherCodec.file(in));
      case 32 -> new ThreadDump(in.text(), in.text());
      case 40 -> new Entering(new PluginId(in.text()), in.constant(CodePhase.values()));
      case 41 -> new Standing(in.text());
      case 47 -> new Stacks(in.list(i -> new Stacks.Stack(i.number(), i.text())));
      case 48 -> new Lingers(in.number());
      case 105 -> new FromFork.CleanupFailed(in.number(), in.texts(), in.text());
      case 49 ->
          new LeftBehind(
              in.list(i -> new Trace(i.number(), i.constant(Trace.Kind.values()), i.text())));
      default -> ServiceCodec.fromFork(kind, in);
    };
  }

  private static void node(WireWriter out, Announcement node) {
    out.number(node.id()).number(node.parent()).constant(node.kind());
    ValueCodec.whole(out, node.description());
  }

  private static Announcement node(WireReader in) {
    return new Announcement(
        in.number(), in.number(), in.constant(Announcement.Kind.values()), ValueCodec.whole(in));
  }
}
