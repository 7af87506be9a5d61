package dev.runner.core.fork;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Keeps plugins' answers in files named by the digests of their jars. */
public final class ProbeCache {

  private final Path folder;
  private final String version;

  /**
   * Creates a cache.
   *
   * @param folder where its files lie
   * @param version the runner's version: another one may ask for more
   */
  public ProbeCache(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  Optional<List<OptionGroup>> find(InstalledPlugin plugin) {
    try {
      return Optional.of(OptionCodec.groups(new WireReader(Files.readAllBytes(file(plugin)))));
    } catch (IOException | WireException | IllegalArgumentException e) {
      return Optional.empty(); // absent or of no use: ask again
    }
  }

  void keep(InstalledPlugin plugin, List<OptionGroup> groups) {
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "probe", "");
      Files.write(draft, OptionCodec.groups(new WireWriter(), groups).toByteArray());
      Files.move(draft, file(plugin), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // a cache that cannot be written costs time, nothing else
    }
  }

  private Path file(InstalledPlugin plugin) {
    return folder.resolve(plugin.sha256() + "-" + version);
  }
}
