package dev.runner.core.index;

import dev.runner.core.file.WholeFile;
import dev.runner.core.suite.PluginDiscovery;
import dev.runner.core.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of discoveries, a file for each key.
 *
 * <p>Several processes may use it at once. A file that is absent or damaged is no error, and
 * neither is a folder that cannot be written: discovery then takes place again.
 */
public final class TestIndex {

  private final Path folder;
  private final Limits limits;

  public TestIndex(Path folder) {
    this(folder, Limits.USUAL);
  }

  TestIndex(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** Returns what was kept under a key. */
  public Optional<PluginDiscovery> find(IndexKey key) {
    Path file = folder.resolve(key.digest());
    try {
      return Optional.of(DiscoveryCodec.decode(Files.readAllBytes(file)));
    } catch (IOException | WireException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps a discovery, unless it is larger than all files together may be. */
  public void keep(IndexKey key, PluginDiscovery discovery) {
    byte[] bytes = DiscoveryCodec.encode(discovery);
    if (bytes.length > limits.bytes()) {
      return;
    }
    try {
      Files.createDirectories(folder);
      WholeFile.replace(folder.resolve(key.digest()), bytes);
    } catch (IOException e) {
      return; // the next list discovers again
    }
  }

  /** Deletes the oldest files beyond the limits. */
  public void prune() {
    try (Stream<Path> listed = Files.list(folder)) {
      List<Entry> entries = new ArrayList<>();
      for (Path file : listed.toList()) {
        entries.add(new Entry(file, Files.getLastModifiedTime(file), Files.size(file)));
      }
      entries.sort(Comparator.comparing(Entry::written).reversed());
      long bytes = 0;
      for (int i = 0; i < entries.size(); i++) {
        bytes += entries.get(i).bytes();
        if (i >= limits.files() || bytes > limits.bytes()) {
          Files.deleteIfExists(entries.get(i).file());
        }
      }
    } catch (IOException e) {
      return; // another process prunes at the same time
    }
  }

  private record Entry(Path file, FileTime written, long bytes) {}

  /**
   * How much is kept.
   *
   * @param files how many plugins, each counted once for every version, JDK and set of parameters
   * @param bytes of all files together
   */
  record Limits(int files, long bytes) {

    static final Limits USUAL = new Limits(2_000, 256L << 20);
  }
}
