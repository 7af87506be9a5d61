package dev.runner.core.fork;

import dev.runner.core.file.WholeFile;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Keeps plugins' answers in files named by the digests of their jars and of those they depend on.
 */
public final class ProbeCache {

  /** A machine that was busy for a while must not cost a plugin more than this. */
  private static final Duration LATE_COUNTS = Duration.ofHours(1);

  /** Changes with the encoding of declarations. */
  private static final int FORMAT = 73;

  private final Path folder;
  private final String version;
  private final Clock clock;

  /**
   * Creates a cache.
   *
   * @param folder where its files lie
   * @param version the runner's version: another one may ask for more
   * @param clock tells how old an entry is
   */
  public ProbeCache(Path folder, String version, Clock clock) {
    this.folder = folder;
    this.version = version + "-" + FORMAT;
    this.clock = clock;
  }

  /**
   * Returns what is kept of a plugin.
   *
   * @param plugins the plugin behind all that it depends on
   */
  Entry entry(List<InstalledPlugin> plugins) {
    String own = plugins.get(plugins.size() - 1).sha256();
    if (plugins.size() == 1) {
      return new Entry(own + "-" + version);
    }
    CRC32 others = new CRC32();
    plugins.forEach(plugin -> others.update(plugin.sha256().getBytes(StandardCharsets.UTF_8)));
    return new Entry("%s-%08x-%s".formatted(own, others.getValue(), version));
  }

  /** What is kept of one plugin. */
  final class Entry {

    private final Path file;
    private final Path lateFile;

    private Entry(String name) {
      this.file = folder.resolve(name);
      this.lateFile = folder.resolve(name + "-late");
    }

    /** Returns what it has declared before. */
    Optional<PluginDeclarations> declared() {
      try {
        return Optional.of(DeclarationCodec.read(new WireReader(Files.readAllBytes(file))));
      } catch (IOException | WireException | IllegalArgumentException e) {
        return Optional.empty(); // absent or of no use: ask again
      }
    }

    /** Returns what is to be said of a plugin that took too long not long ago. */
    Optional<String> late() {
      try {
        Instant until = Files.getLastModifiedTime(lateFile).toInstant().plus(LATE_COUNTS);
        return until.isBefore(clock.instant())
            ? Optional.empty()
            : Optional.of(
                "%s; it is asked again after %s, when its jar has changed, or when '%s' is deleted"
                    .formatted(
                        Files.readString(lateFile),
                        until.truncatedTo(ChronoUnit.SECONDS),
                        lateFile));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    void keep(PluginDeclarations declared) {
      write(file, DeclarationCodec.write(new WireWriter(), declared).toByteArray());
    }

    void keepLate(String message) {
      write(lateFile, message.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Path target, byte[] bytes) {
      try {
        Files.createDirectories(folder);
        WholeFile.replace(target, bytes);
      } catch (IOException e) {
        // a cache that cannot be written costs time, nothing else
      }
    }
  }
}
