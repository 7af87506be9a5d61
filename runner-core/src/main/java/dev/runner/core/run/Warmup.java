package dev.runner.core.run;

import dev.runner.core.fork.CacheAssembly;
import dev.runner.core.fork.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes what lets the runner start faster before anybody waits for it, for an image of a container
 * for instance: the class-data archives that a first run makes, and on a JDK 25 or later AOT
 * caches, which take longer to make.
 *
 * <p>It runs the sample plugin in a workspace of its own, as a user would.
 */
public final class Warmup {

  /** The first JDK whose AOT caches hold classes that are linked, from one recorded run. */
  private static final int AOT = 25;

  private static final String TRAINING = "RUNNER_TRAINING";
  private static final String ASSEMBLY = "RUNNER_ASSEMBLY";
  private static final long LIMIT_SECONDS = 120;

  private final Path program;
  private final Path sample;
  private final Path cache;

  /**
   * Creates one.
   *
   * @param home the folder of the distribution
   * @param cache the folder for what can be made again
   */
  public Warmup(Path home, Path cache) {
    this.program = home.resolve("bin").resolve("runner");
    this.sample = home.resolve("samples").resolve("sample-plugin.jar");
    this.cache = cache;
  }

  /**
   * Makes all of it anew where it is missing.
   *
   * @return the files that were made
   * @throws IOException if a file cannot be written, or one of the processes fails; its message has
   *     what the process said
   */
  public List<Path> make() throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path clock = Files.createFile(scratch.path().resolve("begun"));
      FileTime begun = Files.getLastModifiedTime(clock);
      Files.createDirectories(scratch.path().resolve("plugins"));
      Files.copy(sample, scratch.path().resolve("plugins").resolve("sample.jar"));
      run(scratch, Map.of());
      run(scratch, Map.of()); // finds what the first one has made, and gives it its name
      Path trained = CacheAssembly.place(Host.archive(cache, Jdk.running()));
      if (Runtime.version().feature() >= AOT && !Files.exists(trained)) {
        train(scratch, trained);
      }
      return since(begun);
    }
  }

  /** Returns where a fork of this process records what it loads; empty but for a training run. */
  static Optional<Path> training() {
    return Optional.ofNullable(System.getenv(TRAINING)).map(prefix -> Path.of(prefix + ".fork"));
  }

  private void train(ScratchFolder scratch, Path target) throws IOException {
    String prefix = scratch.path().resolve("training").toString();
    run(scratch, Map.of(TRAINING, prefix));
    execute(scratch, List.of(program.toString()), Map.of(ASSEMBLY, prefix));
    Path draft = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
    execute(
        scratch, CacheAssembly.command(Jdk.running(), Path.of(prefix + ".fork"), draft), Map.of());
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(ScratchFolder scratch, Map<String, String> environment) throws IOException {
    List<String> command =
        List.of(
            program.toString(),
            "-w",
            scratch.path().toString(),
            "-D",
            "cache.dir=" + cache,
            "run",
            "--report",
            "junit-xml=" + scratch.path().resolve("xml"));
    execute(scratch, command, environment);
  }

  private static void execute(
      ScratchFolder scratch, List<String> command, Map<String, String> environment)
      throws IOException {
    Path said = scratch.path().resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (await(process) != 0) {
      throw new IOException(
          "'%s' failed: %s"
              .formatted(
                  String.join(" ", command),
                  Files.readString(said, StandardCharsets.UTF_8).strip()));
    }
  }

  private static int await(Process process) throws IOException {
    try {
      if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IOException("It did not end within " + LIMIT_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("It was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private List<Path> since(FileTime begun) throws IOException {
    List<Path> made = new ArrayList<>();
    try (Stream<Path> all = Files.list(cache.resolve("cds"))) {
      for (Path file : all.sorted().toList()) {
        if (Files.getLastModifiedTime(file).compareTo(begun) >= 0) {
          made.add(file);
        }
      }
    }
    return made;
  }
}
