package dev.runner.core.fork;

import dev.runner.core.launch.CommonPoolThreads;
import dev.runner.core.signal.StopSignals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main class of a fork.
 *
 * <p>It reads three lines from standard input, the socket, the token and the mailbox, and ends when
 * the supervisor says so or is gone.
 */
public final class ForkMain {

  /** The exit status of a fork that lost its supervisor. */
  static final int SUPERVISOR_GONE = 70;

  private ForkMain() {}

  /**
   * Runs the fork.
   *
   * @param arguments none
   * @throws Exception if the supervisor cannot be reached
   */
  public static void main(String[] arguments) throws Exception {
    CommonPoolThreads.install();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Path socket = Path.of(in.readLine());
    String token = in.readLine();
    SupervisorChannel channel = SupervisorChannel.connect(socket, Path.of(in.readLine()));
    channel.send(new FromFork.Hello(token, ProcessHandle.current().pid()));
    OutputCapture capture = new OutputCapture(channel::tell);
    capture.install();
    StopSignals.leaveToSupervisor();
    ShutdownLimit.install();
    BlockingQueue<ToFork> messages = new LinkedBlockingQueue<>();
    try (ForkSession session = new ForkSession(channel, capture)) {
      listen(channel, session, new Inquest(channel, capture), messages);
      while (session.handle(messages.take())) {
        // each message is one step
      }
    }
    capture.end();
    channel.end();
    System.exit(0); // threads that tests left behind must not keep the fork alive
  }

  private static void listen(
      SupervisorChannel channel,
      ForkSession session,
      Inquest inquest,
      BlockingQueue<ToFork> messages) {
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
              SupervisorChannel.endAlone();
            },
            "runner-supervisor");
    listener.setDaemon(true);
    listener.start();
  }
}
