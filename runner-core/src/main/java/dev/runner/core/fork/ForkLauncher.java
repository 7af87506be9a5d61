package dev.runner.core.fork;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Starts forks.
 *
 * <p>A fork is told its socket and token over standard input, which no other user can read; its
 * standard output and error go to a file, because nothing said there is trusted.
 */
public final class ForkLauncher {

  /** The collector that starts fastest; a JVM takes one only, so another choice replaces it. */
  static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final Pattern ANY_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  private final String classPath = HostClassPath.text();
  private final Path logs;
  private final AtomicInteger started;
  private final SpareFork spare;

  /**
   * Creates a launcher.
   *
   * @param logs the folder for what forks write outside of tests
   */
  public ForkLauncher(Path logs) {
    this(logs, 0, SpareFork.none());
  }

  /**
   * Creates a launcher that goes on after another one.
   *
   * @param logs the folder for what forks write outside of tests
   * @param before how many forks have written there
   * @param spare a fork that was started before
   */
  public ForkLauncher(Path logs, int before, SpareFork spare) {
    this.logs = logs;
    this.spare = spare;
    this.started = new AtomicInteger(before);
  }

  /**
   * Starts a process, or takes the spare one; it need not be there yet when this returns.
   *
   * @throws ForkFailedException if the operating system refuses
   */
  public Fork start(ForkSpec spec) throws ForkFailedException {
    int number = started.incrementAndGet();
    Optional<Fork> early = spare.take(spec, number);
    return early.isPresent() ? early.get() : start(spec, number, "");
  }

  /** Starts a process that makes itself ready while it has nothing to do. */
  Fork startEarly(ForkSpec spec) throws ForkFailedException {
    return start(spec, started.incrementAndGet(), ForkMain.EARLY);
  }

  private Fork start(ForkSpec spec, int number, String hint) throws ForkFailedException {
    ForkFiles files = ForkFiles.in(logs, number);
    try {
      Files.createDirectories(logs);
      Rendezvous rendezvous = Rendezvous.open();
      return spec.debugging().inProcess()
          ? inner(files, rendezvous)
          : process(spec, files, rendezvous, hint);
    } catch (IOException e) {
      throw new ForkFailedException(
          "Cannot start a JVM of '" + spec.jdk().home() + "': " + e.getMessage(), e);
    }
  }

  private static Fork inner(ForkFiles files, Rendezvous rendezvous) {
    InnerFork part = new InnerFork(rendezvous, files.mailbox());
    part.start();
    return new Fork(files, part, rendezvous, () -> {}, true);
  }

  private Fork process(ForkSpec spec, ForkFiles files, Rendezvous rendezvous, String hint)
      throws IOException {
    String name = ProcessHandle.current().pid() + "-" + files.number();
    ProcessBuilder builder =
        new ProcessBuilder(command(spec, name, files.crash())).redirectErrorStream(true);
    if (spec.secrets().isEmpty()) {
      builder.redirectOutput(files.log().toFile());
    }
    // Options reach tests through their plugin; a variable would show them to every process.
    builder.environment().keySet().removeIf(variable -> variable.startsWith("RUNNER__"));
    DebuggerVariables.clear(builder.environment());
    spec.surroundings().set(builder);
    MarkedProcesses.mark(builder, logs.toAbsolutePath().getParent(), files.number());
    Process process = builder.start();
    Optional<MaskedLog> masking =
        MaskedLog.of(process.getInputStream(), files.log(), files.crash(), spec.secrets());
    try (OutputStream in = process.getOutputStream()) {
      String words =
          String.join(
              "\n",
              rendezvous.socket().toString(),
              rendezvous.token(),
              files.mailbox().toString(),
              hint + "\n");
      in.write(words.getBytes(StandardCharsets.UTF_8));
    }
    return new Fork(
        files.masked(masking),
        process,
        rendezvous,
        () -> spec.archive().keep(name),
        spec.debugging().isPatient());
  }

  private List<String> command(ForkSpec spec, String name, Path crash) {
    List<String> command = new ArrayList<>();
    command.add(spec.jdk().java());
    command.add("-XX:-UsePerfData"); // a file of counters for tools that look from outside
    if (spec.jvmArguments().stream().noneMatch(a -> ANY_COLLECTOR.matcher(a).matches())) {
      command.add(COLLECTOR);
    }
    command.add("-XX:ErrorFile=" + crash); // the default is the user's current folder
    command.addAll(spec.profile().flags());
    command.addAll(spec.archive().arguments(name));
    command.addAll(spec.jvmArguments());
    command.addAll(spec.debugging().arguments());
    command.addAll(List.of("-cp", classPath, ForkMain.class.getName()));
    return command;
  }
}
