package dev.runner.core.fork;

import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement;
import dev.runner.core.launch.LaunchListener;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells the supervisor what the launcher does, and keeps output with its node. */
final class PortionReporter implements LaunchListener {

  private final SupervisorChannel channel;
  private final OutputCapture capture;

  PortionReporter(SupervisorChannel channel, OutputCapture capture) {
    this.channel = channel;
    this.capture = capture;
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
    capture.leave(id);
    channel.tell(new FromFork.NodeFinished(id, verdict, duration));
  }

  @Override
  public void published(int id, String text) {
    capture.note(id, text.stripTrailing());
  }

  @Override
  public void found(Issue issue) {
    channel.tell(new FromFork.Found(issue));
  }
}
