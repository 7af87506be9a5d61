package dev.runner.core.fork;

import dev.runner.core.wire.Frames;
import dev.runner.core.wire.WireException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A started process for foreign code, seen from the supervisor. For one thread at a time, but for
 * {@link #cancel} and {@link #kill}, which any may call.
 */
public final class Fork implements AutoCloseable {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Process process;
  private final Rendezvous rendezvous;
  private final ForkFiles files;
  private final Runnable afterEnd;
  private final boolean patient;
  private @Nullable Inbox inbox;
  private Frames.@Nullable Writer writer;
  private boolean cancelled;
  private boolean heard;
  private boolean late;
  private Consumer<FromFork.Output> lastWords = output -> {};
  private volatile boolean judged;
  private volatile boolean hung;

  /** Takes a started process; one that a person may hold up has no limits. */
  Fork(
      ForkFiles files, Process process, Rendezvous rendezvous, Runnable afterEnd, boolean patient) {
    this.process = process;
    this.rendezvous = rendezvous;
    this.files = files;
    this.afterEnd = afterEnd;
    this.patient = patient;
  }

  public int number() {
    return files.number();
  }

  /** Returns the process id. */
  public long pid() {
    return process.pid();
  }

  /** Tells whether a person may hold up the code that runs in it. */
  boolean isPatient() {
    return patient;
  }

  /** Tells whether it is a part of this very process, which must not be ended with it. */
  public boolean isInProcess() {
    return process instanceof InnerFork;
  }

  /**
   * Sets who hears, when this is closed, what was written after all work was done, and what went
   * past the captured streams.
   */
  public void hearLastWords(Consumer<FromFork.Output> listener) {
    lastWords = listener;
  }

  /**
   * Waits until the process has connected and proven that it is the one that was started.
   *
   * @throws ForkFailedException if it ends before, or is not there within a minute
   */
  public void connect() throws ForkFailedException {
    try {
      SocketChannel accepted = accept();
      inbox = new Inbox(accepted, files.mailbox(), this::awaitEnd);
      writer = new Frames.Writer(accepted);
      boolean proven =
          receive()
              .filter(FromFork.Hello.class::isInstance)
              .map(m -> ((FromFork.Hello) m).token().getBytes(StandardCharsets.UTF_8))
              .filter(
                  t ->
                      MessageDigest.isEqual(t, rendezvous.token().getBytes(StandardCharsets.UTF_8)))
              .isPresent();
      if (!proven) {
        throw new ForkFailedException("Fork " + number() + " did not show its token");
      }
      connected();
    } catch (IOException e) {
      throw new ForkFailedException("Cannot talk to fork " + number() + ": " + e.getMessage(), e);
    } finally {
      rendezvous.close();
    }
  }

  /** Lets no further test start in it, once it is there to hear of that. */
  public synchronized void cancel() {
    cancelled = true;
    if (heard) {
      send(new ToFork.Cancel());
    }
  }

  private synchronized void connected() {
    heard = true;
    if (cancelled) {
      send(new ToFork.Cancel());
    }
  }

  /** Sends a message; a process that is gone does not hear it, which its next answer tells. */
  public synchronized void send(ToFork message) {
    try {
      connected(writer).write(MessageCodec.encode(message));
      connected(writer).flush();
    } catch (IOException e) {
      process.destroyForcibly(); // receive() reports the end
    }
  }

  /** Waits for the next message; empty once the process is gone and all that it sent was read. */
  public Optional<FromFork> receive() {
    try {
      return connected(inbox).read().map(MessageCodec::decodeFromFork);
    } catch (IOException e) {
      return Optional.empty();
    } catch (WireException e) {
      process.destroyForcibly(); // what it says cannot be trusted any more
      return Optional.empty();
    }
  }

  /** Kills the process; {@link #receive} then comes to its end. */
  public void kill() {
    judged = true;
    process.destroyForcibly();
  }

  /**
   * Waits for a process that ends by itself and tells how it did: {@code exit status 3}, with the
   * reason if the JVM gave one.
   */
  public String death() {
    judged = true;
    awaitEnd();
    String text = ExitStatusText.of(process.exitValue());
    return words().reason().map(reason -> text + ": " + reason).orElse(text);
  }

  /** Tells whether the process was told to end when memory runs out, and did. */
  public boolean ranOutOfMemory() {
    return words().isOutOfMemory();
  }

  /**
   * Tells how a fork that was closed with nothing left to do failed to end in peace; empty if it
   * did, or if its death is known already.
   */
  public Optional<String> unrest() {
    if (judged || writer == null) {
      return Optional.empty();
    }
    if (hung) {
      return Optional.of(
          "did not end within %d s and was killed".formatted(STOP_LIMIT.toSeconds()));
    }
    int status = process.exitValue();
    return status == 0 ? Optional.empty() : Optional.of("ended with " + ExitStatusText.of(status));
  }

  /** Tells whether it has done all it was asked for and then ended when it was told to. */
  public boolean endedInPeace() {
    return !judged && !hung && !process.isAlive() && process.exitValue() == 0;
  }

  /** Tells whether it had to be killed after it was told to stop. */
  public boolean hung() {
    return hung;
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    files.masking().ifPresent(MaskedLog::await);
  }

  private FatalErrorText words() {
    return new FatalErrorText(lastWords());
  }

  /** Tells whether the process has ended. May be called by any thread. */
  public boolean isOver() {
    return !process.isAlive();
  }

  /** Tells whether it ended because somebody sent it SIGTERM, once it has ended. */
  public boolean wasTerminated() {
    return !process.isAlive() && ExitStatusText.isTermination(process.exitValue());
  }

  /** Tells whether somebody else has killed it, once it has ended. */
  public boolean wasKilled() {
    return !late && !process.isAlive() && ExitStatusText.isKill(process.exitValue());
  }

  /** Returns the end of what the process wrote outside of the captured streams. */
  public String lastWords() {
    return new ProcessLog(files.log()).end();
  }

  /** Asks the process to stop, waits for it, and kills it if it takes too long. */
  @Override
  public void close() {
    if (writer != null && process.isAlive()) {
      send(new ToFork.Stop());
      drain();
    } else {
      process.destroyForcibly();
    }
    awaitEnd();
    new ProcessLog(files.log()).read().forEach(lastWords);
    afterEnd.run();
    rendezvous.close();
    try {
      if (inbox != null) {
        inbox.close();
      }
      Files.deleteIfExists(files.mailbox());
    } catch (IOException e) {
      // nothing more is expected from it
    }
  }

  /** Reads on so that a fork which still writes is not blocked; a hook that hangs is killed. */
  private void drain() {
    Thread guard =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                  hung = true;
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "runner-stop-" + number());
    guard.setDaemon(true);
    guard.start();
    for (var m = receive(); m.isPresent(); m = receive()) {
      if (m.get() instanceof FromFork.Output output) {
        lastWords.accept(output);
      }
    }
  }

  private SocketChannel accept() throws IOException, ForkFailedException {
    long deadline = System.nanoTime() + CONNECT_LIMIT.toNanos();
    Optional<SocketChannel> accepted =
        rendezvous.accept(() -> process.isAlive() && (patient || System.nanoTime() < deadline));
    if (accepted.isPresent()) {
      return accepted.get();
    }
    late = process.isAlive();
    String reason =
        late
            ? "was not ready within " + CONNECT_LIMIT.toSeconds() + " s"
            : "ended before it was ready (%s): %s".formatted(death(), lastWords());
    process.destroyForcibly();
    throw new ForkFailedException("Fork " + number() + " " + reason);
  }

  private static <T> T connected(@Nullable T end) {
    if (end == null) {
      throw new IllegalStateException("connect() comes first");
    }
    return end;
  }
}
