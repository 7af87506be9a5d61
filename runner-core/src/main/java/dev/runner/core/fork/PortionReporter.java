package dev.runner.core.fork;

import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.LaunchListener;
import dev.runner.core.result.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the supervisor what the launcher does, and keeps output with its node. */
final class PortionReporter implements LaunchListener {

  private final SupervisorChannel channel;
  private final OutputCapture capture;
  private final Publications publications;
  private final FailureGate gate;
  private final Traces traces;

  /**
   * Creates the reporter.
   *
   * @param channel where it tells
   * @param capture learns which node runs where
   * @param publications takes what nodes publish
   * @param gate where failures wait
   * @param traces learns what nodes leave behind
   */
  PortionReporter(
      SupervisorChannel channel,
      OutputCapture capture,
      Publications publications,
      FailureGate gate,
      Traces traces) {
    this.gate = gate;
    this.channel = channel;
    this.capture = capture;
    this.traces = traces;
    this.publications = publications;
  }

  @Override
  public void announced(List<Announcement> nodes) {
    channel.tell(new FromFork.Nodes(nodes));
  }

  @Override
  public void started(int id, int parent) {
    capture.enter(id, parent);
    channel.tell(new FromFork.NodeStarted(id, Instant.now()));
  }

  @Override
  public void finished(int id, Verdict verdict, Duration duration) {
    publications.ended(id);
    traces.ended(id);
    boolean betweenClasses = capture.leave(id);
    if (Thread.interrupted()) {
      traces.interrupted(id); // of an engine that does not clear the flag itself
    }
    FromFork.NodeFinished told = new FromFork.NodeFinished(id, verdict, duration);
    if (gate.holds(verdict)) {
      channel.send(told);
      gate.await();
    } else {
      channel.tell(told);
    }
    if (betweenClasses) {
      traces.settle(id);
    }
  }

  @Override
  public void cleanupFailed(int id, List<String> actions, String detail) {
    channel.tell(new FromFork.CleanupFailed(id, actions, detail));
  }

  @Override
  public void reported(int id, Map<String, String> values) {
    publications
        .allowed(id, values)
        .ifPresent(kept -> channel.tell(new FromFork.EntryPublished(id, Instant.now(), kept)));
  }

  @Override
  public void published(int id, Path path, Optional<String> mediaType) {
    publications
        .kept(id, path, mediaType)
        .forEach(file -> channel.tell(new FromFork.FilePublished(id, Instant.now(), file)));
  }

  @Override
  public void disabled(int id, String reason) {
    channel.tell(new FromFork.Disabled(id, reason));
  }

  @Override
  public void found(Issue issue) {
    channel.tell(new FromFork.Found(issue));
  }
}
