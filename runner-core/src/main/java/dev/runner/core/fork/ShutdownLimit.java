package dev.runner.core.fork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process whose shutdown hooks do not, so that a test that calls System.exit cannot hold up
 * the run by one.
 *
 * <p>Longer than what the supervisor grants a fork that it stops itself.
 */
final class ShutdownLimit implements Runnable {

  /** The exit status of a process that was ended in this way. */
  static final int HOOKS_HANG = 71;

  private static final int SECONDS = 15;

  private ShutdownLimit() {}

  /** Sets the limit for this process. */
  static void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(new ShutdownLimit(), "runner-shutdown"));
  }

  /** Starts to wait when the shutdown begins, and lets it go on. */
  @Override
  public void run() {
    Thread limit = new Thread(ShutdownLimit::waitAndHalt, "runner-shutdown-limit");
    limit.setDaemon(true);
    limit.start();
  }

  private static void waitAndHalt() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS);
      say("Terminating due to shutdown hooks that did not end within " + SECONDS + " s\n");
    } catch (InterruptedException | IOException e) {
      // it ends all the same
    }
    Runtime.getRuntime().halt(HOOKS_HANG);
  }

  /** Writes past the captured streams, which a test may have replaced. */
  private static void say(String text) throws IOException {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
