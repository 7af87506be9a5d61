package dev.runner.core.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that holds a lease.
 *
 * @param run the run that it works on
 * @param pid its process id
 * @param started when it was started, as the system says; empty if it does not
 * @param host the machine, or container, that it runs on
 */
public record LeaseOwner(String run, long pid, Optional<Instant> started, String host) {

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /** Returns this process, at work on a run. */
  public static LeaseOwner ofThisProcess(String run) {
    ProcessHandle self = ProcessHandle.current();
    return new LeaseOwner(run, self.pid(), self.info().startInstant(), thisHost());
  }

  /** Tells whether the process is surely gone; of another host nobody knows. */
  public boolean isGone() {
    if (!host.equals(thisHost())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return true;
    }
    Optional<Instant> now = process.get().info().startInstant();
    return started.isPresent() && now.isPresent() && !now.equals(started);
  }

  private static String thisHost() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("");
    }
  }
}
