package dev.runner.core.fork;

import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.MaskedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Writes what a process says outside of the captured streams to its log, without secrets. */
final class MaskedLog {

  /** A process that the fork has started may keep the stream open for as long as it likes. */
  private static final long LIMIT_MILLIS = 1000;

  private final Thread copier;
  private final Path crash;
  private final KnownSecrets secrets;

  private MaskedLog(Thread copier, Path crash, KnownSecrets secrets) {
    this.copier = copier;
    this.crash = crash;
    this.secrets = secrets;
  }

  /**
   * Begins to copy, if there is anything to be masked; else the process writes its log itself.
   *
   * @param process what it says
   * @param log where to
   * @param crash the report that it writes itself when it breaks down
   */
  static Optional<MaskedLog> of(InputStream process, Path log, Path crash, KnownSecrets secrets) {
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    Thread copier =
        new Thread(() -> copy(process, log, secrets.stream()), "runner-log-" + log.getFileName());
    copier.setDaemon(true);
    copier.start();
    return Optional.of(new MaskedLog(copier, crash, secrets));
  }

  /** Waits until all is written that the process, which has ended, said. */
  void await() {
    try {
      copier.join(LIMIT_MILLIS);
      if (Files.exists(crash)) {
        secrets.mask().mask(crash);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // it cannot be read by others either
    }
  }

  private static void copy(InputStream process, Path file, MaskedStream stream) {
    byte[] buffer = new byte[8192];
    try (process;
        OutputStream out = Files.newOutputStream(file)) {
      for (int read = process.read(buffer); read >= 0; read = process.read(buffer)) {
        out.write(stream.accept(Arrays.copyOf(buffer, read)));
      }
      out.write(stream.end());
    } catch (IOException e) {
      // the end of what can be known of the process
    }
  }
}
