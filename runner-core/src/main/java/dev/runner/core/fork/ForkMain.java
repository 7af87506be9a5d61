package dev.runner.core.fork;

import dev.runner.core.launch.CommonPoolThreads;
import dev.runner.core.launch.Rehearsal;
import dev.runner.core.signal.StopSignals;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The main class of a fork.
 *
 * <p>It reads four lines from standard input, the socket, the token, the mailbox and a hint, and
 * ends when the supervisor says so or is gone.
 */
public final class ForkMain {

  /** The exit status of a fork that lost its supervisor. */
  static final int SUPERVISOR_GONE = 70;

  /** The hint that some time will pass until there is something to do. */
  static final String EARLY = "early";

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
    SupervisorChannel channel =
        SupervisorChannel.connect(socket, Path.of(in.readLine()), ForkMain::endAlone);
    boolean early = EARLY.equals(in.readLine());
    channel.send(new FromFork.Hello(token, ProcessHandle.current().pid()));
    OutputCapture capture = new OutputCapture(channel::tell);
    capture.install();
    StopSignals.leaveToSupervisor();
    ShutdownLimit.install();
    Traces traces = ForkTraces.of(channel::tell, capture, new JvmState());
    ForkWork work = new ForkWork(channel, capture, traces);
    work.listen();
    if (early) {
      Rehearsal.run();
    }
    work.untilStopped();
    capture.end();
    channel.end();
    System.exit(0); // threads that tests left behind must not keep the fork alive
  }

  /** Ends this process and those it started: without a supervisor nobody hears of its tests. */
  private static void endAlone() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(SUPERVISOR_GONE);
  }
}
