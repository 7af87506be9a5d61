package dev.runner.core.fork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a test which runs in the supervisor's own process ends that, so that the command's
 * exit status does not say that all is well.
 */
final class EarlyExit implements Runnable {

  /** The exit status of a run that is incomplete. */
  static final int INCOMPLETE = 5;

  /** What was told before is in the journal by then. */
  private static final long SETTLED_MILLIS = 250;

  private final SupervisorChannel channel;
  private final Thread hook = new Thread(this, "runner-early-exit");

  private EarlyExit(SupervisorChannel channel) {
    this.channel = channel;
  }

  /** Begins to watch. */
  static EarlyExit watch(SupervisorChannel channel) {
    EarlyExit watch = new EarlyExit(channel);
    Runtime.getRuntime().addShutdownHook(watch.hook);
    return watch;
  }

  /** Ends the watch; the process may end. */
  void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is ending
    }
  }

  /** Ends the process as a broken one. */
  @Override
  public void run() {
    try {
      channel.flush();
      TimeUnit.MILLISECONDS.sleep(SETTLED_MILLIS);
      say(
          "A test has ended the runner's own process (System.exit?): 'runner resume last' goes on,"
              + " without --in-process the test alone would have paid for it\n");
    } catch (InterruptedException | IOException e) {
      // it ends all the same
    }
    Runtime.getRuntime().halt(INCOMPLETE);
  }

  /** Writes past the captured streams. */
  private static void say(String text) throws IOException {
    FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    err.write(text.getBytes(StandardCharsets.UTF_8));
    err.flush();
  }
}
