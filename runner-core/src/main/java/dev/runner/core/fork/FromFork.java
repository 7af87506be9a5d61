package dev.runner.core.fork;

import dev.runner.api.credential.CredentialRequest;
import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a fork tells the supervisor. Its order is the order of what happened. */
public sealed interface FromFork {

  /** The fork is there; its token proves that it is the process that was started. */
  record Hello(String token, long pid) implements FromFork {}

  /** A plugin's declared options and clients. */
  record Declared(PluginId plugin, PluginDeclarations declared) implements FromFork {}

  /** Code of a plugin is about to run before any test. */
  record Entering(PluginId plugin, CodePhase phase) implements FromFork {}

  /**
   * Where the fork's main thread stands.
   *
   * @param place the innermost frames of foreign code
   */
  record Standing(String place) implements FromFork {}

  /**
   * What the fork's threads do.
   *
   * @param place the innermost frames of foreign code of the thread that was asked for
   * @param text the stacks of all threads
   */
  record ThreadDump(String place, String text) implements FromFork {}

  /**
   * Where the threads stand that run something.
   *
   * @param stacks one for each test, or whatever else has nothing running below it; if nothing
   *     runs, that of the main thread as node 0
   */
  record Stacks(List<Stack> stacks) implements FromFork {

    /** Copies the list. */
    public Stacks {
      stacks = List.copyOf(stacks);
    }

    /**
     * Where one thread stands.
     *
     * @param node what runs on it
     * @param text a line for each frame, the innermost first
     */
    public record Stack(int node, String text) {}
  }

  /** A plugin could not be loaded, started or asked. */
  record PluginFailed(PluginId plugin, String message) implements FromFork {}

  /** All plugins that could be loaded are. */
  record Ready() implements FromFork {}

  /** Nodes were discovered or registered. */
  record Nodes(List<Announcement> nodes) implements FromFork {}

  /** A node that is only listed carries {@code @Disabled}. */
  record Disabled(int node, String reason) implements FromFork {}

  /** A node is about to run. */
  record NodeStarted(int node, Instant at) implements FromFork {}

  /** A node has ended. */
  record NodeFinished(int node, Verdict verdict, Duration duration) implements FromFork {}

  /**
   * Something was written.
   *
   * @param node the node that was running, 0 if none was
   * @param stream where to
   * @param bytes what
   * @param skipped how many bytes were dropped before it
   */
  record Output(int node, OutputStreamKind stream, byte[] bytes, long skipped)
      implements FromFork {}

  /**
   * A node published a report entry.
   *
   * @param node the node
   * @param at when
   * @param values its values by name, in the order in which they were given
   */
  record EntryPublished(int node, Instant at, Map<String, String> values) implements FromFork {

    /** Copies the map, which holds at least one value. */
    public EntryPublished {
      if (values.isEmpty()) {
        throw new IllegalArgumentException("A report entry without values");
      }
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Something of the clean-up of a node that is about to end has failed.
   *
   * @param node the node
   * @param actions which actions and why, at least one
   * @param detail the stack traces
   */
  record CleanupFailed(int node, List<String> actions, String detail) implements FromFork {

    /** Copies the list. */
    public CleanupFailed {
      actions = List.copyOf(actions);
    }
  }

  /** A node published a file. */
  record FilePublished(int node, Instant at, PublishedFile file) implements FromFork {}

  /** A problem was found. */
  record Found(Issue issue) implements FromFork {}

  /**
   * A node that is about to end leaves something behind; once its class has ended, {@link
   * LeftBehind} tells what of it is still there.
   */
  record Lingers(int node) implements FromFork {}

  /** What tests have left behind; told when no class is running. */
  record LeftBehind(List<Trace> traces) implements FromFork {

    /** Copies the list. */
    public LeftBehind {
      traces = List.copyOf(traces);
    }
  }

  /** What a service had to say. */
  record Answered(ServiceAnswer answer) implements FromFork {}

  /** A service could not do what it was called for. */
  record CallFailed(String message) implements FromFork {}

  /**
   * A test wants a credential and waits for it; answered by {@link ToFork.Lend} or {@link
   * ToFork.Decline}.
   *
   * @param request its number in this fork
   * @param plugin the test's plugin
   * @param wanted what for
   * @param holder who asks
   */
  record Wanted(int request, PluginId plugin, CredentialRequest wanted, String holder)
      implements FromFork {}

  /** What was lent, or is still waited for, is not needed any more. */
  record GivenBack(int request) implements FromFork {}

  /**
   * An exporter asks and waits; answered by {@link ToFork.Tells}.
   *
   * @param number the number of the question in this fork
   * @param question what it wants
   */
  record Asks(int number, ExportQuestion question) implements FromFork {}

  /**
   * All events of a portion were told.
   *
   * @param yielded whether the fork left tests of it, to a fork of the throughput profile or
   *     because it was told to cancel
   * @param allocated how many bytes the thread that runs tests has allocated for it, if known
   */
  record PortionDone(boolean yielded, Optional<Long> allocated) implements FromFork {}

  /**
   * The launcher threw in the middle of a portion; the fork must not be used any more.
   *
   * @param outOfMemory whether memory ran out
   * @param message what was thrown
   * @param detail its stack trace
   */
  record PortionBroken(boolean outOfMemory, String message, String detail) implements FromFork {}
}
