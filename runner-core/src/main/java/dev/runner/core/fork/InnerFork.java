package dev.runner.core.fork;

import dev.runner.core.launch.CommonPoolThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A fork that is no process but a thread of the supervisor's own, for debuggers. It talks over the
 * same socket.
 *
 * <p>It cannot be killed: then it is left to itself, and what it goes on to tell is not heard. For
 * one at a time, as it takes the standard streams of the process.
 */
final class InnerFork extends Process {

  private static final int KILLED = 137;
  private static final int BROKEN = 1;

  /** As much as the main thread of a process has. */
  private static final long STACK = 8L << 20;

  private final Rendezvous rendezvous;
  private final Path mailbox;
  private final Thread thread = new Thread(null, this::run, "runner-tests", STACK);
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<SupervisorChannel> channel = Optional.empty();
  private Optional<OutputCapture> capture = Optional.empty();
  private Optional<EarlyExit> guard = Optional.empty();
  private int status;

  /**
   * Prepares one.
   *
   * @param rendezvous where the supervisor waits for it
   * @param mailbox the file for what it has not read yet
   */
  InnerFork(Rendezvous rendezvous, Path mailbox) {
    this.rendezvous = rendezvous;
    this.mailbox = mailbox;
  }

  void start() {
    CommonPoolThreads.install();
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      SupervisorChannel connected = connect();
      OutputCapture own = new OutputCapture(connected::tell);
      if (begin(connected, own)) {
        ForkWork work = new ForkWork(connected, own, ForkTraces.inside(connected::tell, own));
        work.listen();
        work.untilStopped();
        own.end();
        connected.end();
        connected.flush();
        end(0);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(BROKEN);
    }
  }

  private SupervisorChannel connect() throws IOException {
    SupervisorChannel connected =
        SupervisorChannel.connect(rendezvous.socket(), mailbox, () -> end(BROKEN));
    connected.send(new FromFork.Hello(rendezvous.token(), pid()));
    return connected;
  }

  /** Takes the streams, unless it has been ended meanwhile. */
  private synchronized boolean begin(SupervisorChannel connected, OutputCapture own) {
    channel = Optional.of(connected);
    if (ended.getCount() == 0) {
      connected.close();
      return false;
    }
    capture = Optional.of(own);
    own.install();
    guard = Optional.of(EarlyExit.watch(connected));
    return true;
  }

  /** Gives the streams back; the first end counts. */
  private synchronized void end(int how) {
    if (ended.getCount() > 0) {
      status = how;
      guard.ifPresent(EarlyExit::forget);
      capture.ifPresent(OutputCapture::uninstall);
      channel.ifPresent(SupervisorChannel::close);
      ended.countDown();
    }
  }

  @Override
  public void destroy() {
    end(KILLED);
    thread.interrupt();
  }

  @Override
  public Process destroyForcibly() {
    destroy();
    return this;
  }

  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public boolean isAlive() {
    return ended.getCount() > 0;
  }

  @Override
  public int waitFor() throws InterruptedException {
    ended.await();
    return exitValue();
  }

  @Override
  public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
    return ended.await(time, unit);
  }

  @Override
  public synchronized int exitValue() {
    if (isAlive()) {
      throw new IllegalThreadStateException("it has not ended");
    }
    return status;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }
}
