package dev.runner.core.credential;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The leases of a workspace: a file each, so that they are seen by all runs in it and outlive a
 * process that dies. Whoever changes them holds a lock for that moment. Safe for several threads
 * and processes.
 */
public final class LeaseFolder {

  private static final String END = ".lease";

  /** The lock of a file is the process's; its threads have this one. */
  private static final Object THREADS = new Object();

  private final Path folder;

  /** Looks at a folder, which need not be there. */
  public LeaseFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes the first of some accounts that is free, or whose owner is gone.
   *
   * @param accounts their names, in the order in which they are wanted
   * @param wanted who takes it; its account does not count
   * @return the lease; empty if none is free
   */
  public Optional<Lease> take(List<String> accounts, Lease wanted) throws IOException {
    return locked(
        () -> {
          List<String> held = holders().stream().map(Lease::account).toList();
          for (String account : accounts) {
            if (!held.contains(account)) {
              Lease lease =
                  new Lease(
                      account, wanted.owner(), wanted.plugin(), wanted.holder(), wanted.since());
              write(lease);
              return Optional.of(lease);
            }
          }
          return Optional.<Lease>empty();
        });
  }

  /** Gives a lease back, unless somebody else has the account by now. */
  public void give(Lease lease) throws IOException {
    locked(
        () -> {
          if (read(file(lease.account())).filter(lease::equals).isPresent()) {
            Files.delete(file(lease.account()));
          }
          return Optional.empty();
        });
  }

  /** Frees an account whoever has it; returns the lease that there was. */
  public Optional<Lease> release(String account) throws IOException {
    return locked(
        () -> {
          Optional<Lease> lease = read(file(account));
          Files.deleteIfExists(file(account));
          return lease;
        });
  }

  /** Returns all leases of owners that may be alive, by account. */
  public List<Lease> held() throws IOException {
    return Files.isDirectory(folder) ? locked(() -> holders()) : List.of();
  }

  private List<Lease> holders() throws IOException {
    List<Lease> leases = new ArrayList<>();
    String[] names = folder.toFile().list();
    if (names != null) {
      Arrays.sort(names);
      for (String name : names) {
        if (name.endsWith(END)) {
          read(folder.resolve(name))
              .filter(lease -> !lease.owner().isGone())
              .ifPresent(leases::add);
        }
      }
    }
    return leases;
  }

  private void write(Lease lease) throws IOException {
    Map<String, String> values = new TreeMap<>();
    values.put("account", lease.account());
    values.put("plugin", lease.plugin());
    values.put("holder", lease.holder());
    values.put("since", lease.since().toString());
    NoteFile.owner(values, lease.owner());
    NoteFile.write(file(lease.account()), values);
  }

  /** A file that is not there, or damaged as by a full disk, is no lease. */
  private static Optional<Lease> read(Path file) {
    try {
      Map<String, String> values = NoteFile.read(file);
      return Optional.of(
          new Lease(
              values.getOrDefault("account", ""),
              NoteFile.owner(values),
              values.getOrDefault("plugin", ""),
              values.getOrDefault("holder", ""),
              Instant.parse(values.getOrDefault("since", ""))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Path file(String account) {
    return folder.resolve(account.toLowerCase(Locale.ROOT) + END);
  }

  private <T> T locked(Change<T> change) throws IOException {
    synchronized (THREADS) {
      NoteFile.makeFolder(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock of '" + folder + "' was lost");
        }
        return change.make();
      }
    }
  }

  /** What is done while nobody else can do anything. */
  @FunctionalInterface
  private interface Change<T> {
    T make() throws IOException;
  }
}
