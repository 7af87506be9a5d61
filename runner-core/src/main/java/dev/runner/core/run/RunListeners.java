package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.Notice;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.KnownSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The listeners of the plugins that take part in a run, each with a queue and a process of its own.
 */
final class RunListeners {

  private final ServiceForks forks;
  private final List<ListenerQueue> queues = new ArrayList<>();
  private final NoticeMaker notices;
  private final Cancellation.Watch watch;

  private RunListeners(ServiceForks forks, NoticeMaker notices, Cancellation cancellation) {
    this.forks = forks;
    this.notices = notices;
    this.watch =
        cancellation.watch(
            new Cancellation.Cancellable() {
              @Override
              public void cancel() {
                // they may hear the end
              }

              @Override
              public void kill() {
                forks.kill();
              }
            });
  }

  /** Prepares the listeners of a run; empty if it has none. */
  static Optional<RunListeners> of(
      PreparedSuite prepared, KnownSecrets secrets, Cancellation cancellation) {
    List<PluginId> listening =
        prepared.plugins().plugins().stream()
            .filter(plugin -> plugin.contents().services().contains(ServiceKind.LISTENER))
            .map(plugin -> plugin.id())
            .toList();
    if (listening.isEmpty()) {
      return Optional.empty();
    }
    RunSettings settings = prepared.settings();
    ServiceForks forks = ServiceForks.of(ServiceKind.LISTENER, prepared, secrets);
    NoticeMaker notices =
        new NoticeMaker(
            String.valueOf(settings.runFolder().getFileName()),
            settings.failures().repetition().isRepeated());
    RunListeners listeners = new RunListeners(forks, notices, cancellation);
    listening.forEach(
        plugin ->
            listeners.queues.add(
                new ListenerQueue(plugin, forks.of(plugin), settings.lending().rules().timeout())));
    return Optional.of(listeners);
  }

  /** Returns a consumer that tells listeners of events, masked already, and passes them on. */
  static Consumer<RunEvent> hearing(Optional<RunListeners> listeners, Consumer<RunEvent> next) {
    return listeners
        .<Consumer<RunEvent>>map(
            all ->
                event -> {
                  all.hear(event);
                  next.accept(event);
                })
        .orElse(next);
  }

  /** Takes note of what was heard before this process. */
  synchronized void learn(RunEvent event) {
    notices.learn(event);
  }

  private synchronized void hear(RunEvent event) {
    notices.of(event).ifPresent(notice -> queues.forEach(queue -> queue.put(notice)));
  }

  /** Tells them of the end and waits until they have heard; returns what went wrong with them. */
  List<Issue> end(boolean cancelled) {
    Notice last;
    synchronized (this) {
      last = notices.end(cancelled);
    }
    queues.forEach(queue -> queue.end(last));
    List<Issue> issues = new ArrayList<>();
    queues.forEach(queue -> queue.await().ifPresent(issues::add));
    forks.close();
    watch.close();
    return issues;
  }
}
