package dev.runner.core.fork;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.launch.Announcement;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.TestDescription;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.MaskedStream;
import dev.runner.core.secret.SecretMask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Takes the secrets of a fork's plugins out of all that it tells, before it is written anywhere.
 *
 * <p>What identifies plugins, classes and tests stays as it is: it is known before any value is,
 * and the supervisor sends it back. Safe for use by several threads.
 */
final class MaskedMessages {

  private final KnownSecrets known;
  private final Map<Source, MaskedStream> streams = new ConcurrentHashMap<>();

  MaskedMessages(KnownSecrets known) {
    this.known = known;
  }

  private record Source(int node, OutputStreamKind stream) {}

  /** Passes a message on, behind what was held back of output that ends with it. */
  void pass(FromFork message, Consumer<FromFork> next) {
    if (message instanceof FromFork.Output output) {
      pass(output, next);
    } else if (message instanceof FromFork.NodeFinished finished) {
      end(finished.node(), next);
      next.accept(
          new FromFork.NodeFinished(
              finished.node(), known.mask().mask(finished.verdict()), finished.duration()));
    } else {
      end(0, next);
      next.accept(masked(message));
    }
  }

  private void pass(FromFork.Output output, Consumer<FromFork> next) {
    Source source = new Source(output.node(), output.stream());
    MaskedStream stream = streams.computeIfAbsent(source, key -> known.stream());
    synchronized (stream) { // pieces of one stream must go on in their order
      byte[] bytes =
          output.skipped() > 0
              ? stream.acceptAfterGap(output.bytes())
              : stream.accept(output.bytes());
      tell(source, bytes, output.skipped(), next);
    }
  }

  /** Passes on what was held back of the process's own output. */
  void end(Consumer<FromFork> next) {
    end(0, next);
  }

  private void end(int node, Consumer<FromFork> next) {
    for (OutputStreamKind kind : OutputStreamKind.values()) {
      Source source = new Source(node, kind);
      MaskedStream stream = streams.remove(source);
      if (stream != null) {
        synchronized (stream) {
          tell(source, stream.end(), 0, next);
        }
      }
    }
  }

  private static void tell(Source source, byte[] bytes, long skipped, Consumer<FromFork> next) {
    if (bytes.length > 0 || skipped > 0) {
      next.accept(new FromFork.Output(source.node, source.stream, bytes, skipped));
    }
  }

  private FromFork masked(FromFork message) {
    SecretMask mask = known.mask();
    if (message instanceof FromFork.Nodes m) {
      return new FromFork.Nodes(m.nodes().stream().map(node -> masked(node, mask)).toList());
    } else if (message instanceof FromFork.Found m) {
      return new FromFork.Found(mask.mask(m.issue()));
    } else if (message instanceof FromFork.Standing m) {
      return new FromFork.Standing(mask.mask(m.place()));
    } else if (message instanceof FromFork.ThreadDump m) {
      return new FromFork.ThreadDump(mask.mask(m.place()), mask.mask(m.text()));
    } else if (message instanceof FromFork.Stacks m) {
      return new FromFork.Stacks(
          m.stacks().stream()
              .map(one -> new FromFork.Stacks.Stack(one.node(), mask.mask(one.text())))
              .toList());
    } else if (message instanceof FromFork.CallFailed m) {
      return new FromFork.CallFailed(mask.mask(m.message()));
    } else if (message instanceof FromFork.PluginFailed m) {
      return new FromFork.PluginFailed(m.plugin(), mask.mask(m.message()));
    } else if (message instanceof FromFork.PortionBroken m) {
      return new FromFork.PortionBroken(
          m.outOfMemory(), mask.mask(m.message()), mask.mask(m.detail()));
    }
    return published(message, mask);
  }

  private static FromFork published(FromFork message, SecretMask mask) {
    if (message instanceof FromFork.EntryPublished m) {
      Map<String, String> values = new LinkedHashMap<>();
      m.values().forEach((name, value) -> values.put(mask.mask(name), mask.mask(value)));
      return new FromFork.EntryPublished(m.node(), m.at(), values);
    } else if (message instanceof FromFork.CleanupFailed m) {
      return new FromFork.CleanupFailed(
          m.node(), m.actions().stream().map(mask::mask).toList(), mask.mask(m.detail()));
    } else if (message instanceof FromFork.Disabled m) {
      return new FromFork.Disabled(m.node(), mask.mask(m.reason()));
    } else if (message instanceof FromFork.FilePublished m) {
      PublishedFile file = m.file();
      String name = mask.mask(file.name());
      String note = mask.mask(file.note());
      return new FromFork.FilePublished(
          m.node(),
          m.at(),
          new PublishedFile(name, file.mediaType(), file.size(), file.content(), note));
    } else if (message instanceof FromFork.LeftBehind m) {
      return new FromFork.LeftBehind(
          m.traces().stream()
              .map(trace -> new Trace(trace.node(), trace.kind(), mask.mask(trace.what())))
              .toList());
    }
    return message;
  }

  private static Announcement masked(Announcement node, SecretMask mask) {
    TestDescription known = node.description();
    String displayName = mask.mask(known.displayName());
    TestDescription description =
        new TestDescription(
            known.plugin(),
            known.uniqueId(),
            known.printedId(),
            known.className(),
            known.name(),
            displayName,
            known.uuid(),
            known.tags(),
            known.known());
    return new Announcement(node.id(), node.parent(), node.kind(), description);
  }
}
