package dev.runner.core.fork;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Does what the supervisor says, on the current thread, and listens to it on another. */
final class ForkWork {

  private final SupervisorChannel channel;
  private final OutputCapture capture;
  private final BlockingQueue<ToFork> messages = new LinkedBlockingQueue<>();
  private final ForkSession session;

  ForkWork(SupervisorChannel channel, OutputCapture capture, Traces traces) {
    this.channel = channel;
    this.capture = capture;
    this.session = new ForkSession(channel, capture, traces);
  }

  /** Returns once it was told to stop; {@link #listen} comes first. */
  void untilStopped() throws InterruptedException {
    try (session) {
      while (session.handle(messages.take())) {
        // each message is one step
      }
    }
  }

  /** Begins to hear the supervisor. */
  void listen() {
    Inquest inquest = new Inquest(channel, capture);
    Thread listener =
        new Thread(
            () -> {
              try {
                for (var m = channel.receive(); m.isPresent(); m = channel.receive()) {
                  if (m.get() instanceof ToFork.Cancel) {
                    session.cancel();
                  } else if (!session.heeds(m.get()) && !inquest.takes(m.get())) {
                    messages.add(m.get());
                  }
                  if (m.get() instanceof ToFork.Stop) {
                    return; // a thread that still reads holds up the JVM's exit by 300 ms
                  }
                }
              } catch (IOException | RuntimeException e) {
                // the same as the end: there is no supervisor to talk to
              }
              channel.endAlone();
              messages.add(new ToFork.Stop());
            },
            "runner-supervisor");
    listener.setDaemon(true);
    listener.start();
  }
}
