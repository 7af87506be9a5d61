package dev.runner.core.fork;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * The services of one plugin, in a process of their own that is started at the first call. One that
 * dies or is killed is replaced at the next one, until three calls in a row have failed. Safe for
 * several threads, whose calls follow one another.
 */
public final class ServiceFork implements AutoCloseable {

  private static final int MOST_FAILURES = 3;
  private static final String HEAP = "-Xmx256m";

  private final ForkLauncher launcher;
  private final ServiceSetUp setUp;
  private final Path logs;
  private Optional<Fork> current = Optional.empty();
  private volatile Optional<Fork> toKill = Optional.empty();
  private volatile boolean over;
  private int failures;

  /**
   * Prepares a process; none is started.
   *
   * @param launcher starts it
   * @param logs where its log lies
   */
  public ServiceFork(ForkLauncher launcher, Path logs, ServiceSetUp setUp) {
    this.launcher = launcher;
    this.logs = logs;
    this.setUp = setUp;
  }

  /**
   * Calls the service and waits for what comes of it, as long as its limit allows. Never throws.
   */
  public ServiceOutcome call(ServiceRequest request) {
    return call(request, ExportSource.NONE);
  }

  /** Does the same; an exporter may ask meanwhile, and is answered on the calling thread. */
  public synchronized ServiceOutcome call(ServiceRequest request, ExportSource source) {
    if (over || failures >= MOST_FAILURES) {
      return ServiceOutcome.failed(
          "Plugin '%s' is not asked to %s: %s"
              .formatted(
                  setUp.plugin(),
                  request.phase().words(),
                  over
                      ? "the run ends"
                      : "%d calls in a row have failed before".formatted(MOST_FAILURES)));
    }
    ServiceOutcome outcome = called(request, source);
    failures = outcome.failure().isPresent() ? failures + 1 : 0;
    return outcome;
  }

  /**
   * Ends it at once, whatever it is at; nothing is called any more. May be called by any thread.
   */
  public void kill() {
    over = true;
    toKill.ifPresent(Fork::kill);
  }

  @Override
  public synchronized void close() {
    over = true;
    end();
  }

  private ServiceOutcome called(ServiceRequest request, ExportSource source) {
    try {
      Optional<String> problem = current.isPresent() ? Optional.empty() : start();
      return problem.map(ServiceOutcome::failed).orElseGet(() -> ask(request, source));
    } catch (ForkFailedException e) {
      end();
      return ServiceOutcome.failed(
          "Plugin '%s' cannot be asked to %s: %s"
              .formatted(setUp.plugin(), request.phase().words(), e.getMessage()));
    }
  }

  /** Starts a process with the plugin; returns why it has none, if so. */
  private Optional<String> start() throws ForkFailedException {
    Fork fork = launcher.start(spec());
    toKill = Optional.of(fork);
    current = Optional.of(fork);
    fork.connect();
    setUp.setup().surroundings().tell(fork);
    try (CodeWatch watch = new CodeWatch(fork, setUp.limit())) {
      fork.send(new ToFork.Serve(setUp.plugins()));
      Optional<FromFork> answer = answer(watch);
      if (answer.isPresent() && answer.get() instanceof FromFork.Ready) {
        return Optional.empty();
      }
      PluginId blamed = watch.culprit().orElse(setUp.plugin());
      String why =
          answer.isPresent() && answer.get() instanceof FromFork.PluginFailed failed
              ? failed.message()
              : watch.end(blamed);
      end();
      return Optional.of(why);
    }
  }

  private ServiceOutcome ask(ServiceRequest request, ExportSource source) {
    Fork fork = current.orElseThrow();
    try (CodeWatch watch = new CodeWatch(fork, request.limit().orElse(setUp.limit()))) {
      fork.send(new ToFork.Call(request));
      Optional<FromFork> answer = answer(watch);
      while (answer.isPresent() && answer.get() instanceof FromFork.Asks asks) {
        fork.send(new ToFork.Tells(asks.number(), source.answer(asks.question())));
        answer = answer(watch);
      }
      if (answer.isPresent() && answer.get() instanceof FromFork.Answered answered) {
        return ServiceOutcome.answered(opened(request, answered.answer()));
      }
      if (answer.isPresent() && answer.get() instanceof FromFork.CallFailed failed) {
        return ServiceOutcome.failed(failed.message());
      }
      String why = watch.end(setUp.plugin());
      end();
      return ServiceOutcome.failed(why);
    } catch (GeneralSecurityException | RuntimeException e) {
      end(); // it does not say what it was asked for
      return ServiceOutcome.failed(
          "Plugin '%s' could not %s: its answer cannot be read: %s"
              .formatted(setUp.plugin(), request.phase().words(), e));
    }
  }

  private static ServiceAnswer opened(ServiceRequest request, ServiceAnswer answer)
      throws GeneralSecurityException {
    return request instanceof ServiceRequest.Create create
            && answer instanceof ServiceAnswer.Made made
        ? new ServiceAnswer.Made(CredentialSeal.of(create.key()).open(made.credential()))
        : answer;
  }

  private static Optional<FromFork> answer(CodeWatch watch) {
    Optional<FromFork> message = watch.next();
    while (message.isPresent() && message.get() instanceof FromFork.Output) {
      message = watch.next(); // may hold a secret that nobody knows yet
    }
    return message;
  }

  private void end() {
    Optional<Fork> ended = current;
    current = Optional.empty();
    toKill = Optional.empty();
    ended.ifPresent(
        fork -> {
          fork.close();
          MarkedProcesses.kill(logs.toAbsolutePath().getParent(), fork.number());
          cleanLog(fork);
        });
  }

  /** What was written before a secret was known is looked at again. */
  private void cleanLog(Fork fork) {
    try {
      SecretMask mask = setUp.secrets().mask();
      Path log = ForkFiles.in(logs, fork.number()).log();
      if (Files.exists(log)) {
        mask.mask(log);
      }
    } catch (IOException e) {
      // it cannot be read by others either
    }
  }

  private ForkSpec spec() {
    return new ForkSpec(
        setUp.setup().jdk(),
        JitProfile.STARTUP,
        List.of(HEAP),
        ClassDataArchive.none(),
        setUp.secrets(),
        setUp.setup().surroundings(),
        Debugging.NONE);
  }
}
