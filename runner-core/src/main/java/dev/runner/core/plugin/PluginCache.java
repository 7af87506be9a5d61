package dev.runner.core.plugin;

import dev.runner.core.plugin.JarInspector.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The folder of unpacked plugins, one subfolder for each jar's digest and host.
 *
 * <p>A subfolder is made under another name and renamed, so several processes may unpack the same
 * plugin at once; once it is there it never changes.
 */
final class PluginCache {

  private static final String JAR = "plugin.jar";

  private final Path folder;
  private final HostPackages host;
  private final Limits limits;

  PluginCache(Path folder, HostPackages host) {
    this(folder, host, Limits.USUAL);
  }

  PluginCache(Path folder, HostPackages host, Limits limits) {
    this.folder = folder;
    this.host = host;
    this.limits = limits;
  }

  /**
   * Unpacks a plugin unless that was done before.
   *
   * @param jar the installed jar
   * @param sha256 its digest
   * @return the unpacked plugin
   * @throws IOException if a file cannot be read or written
   * @throws PluginRejection if the jar breaks a rule
   */
  UnpackedPlugin unpack(Path jar, String sha256) throws IOException, PluginRejection {
    Path home = folder.resolve(sha256 + "-" + host.digest());
    if (!Files.exists(home)) {
      Files.createDirectories(folder);
      Path work = Files.createTempDirectory(folder, ".unpack");
      try {
        fill(jar, sha256, work);
        publish(work, home);
      } finally {
        delete(work);
      }
    }
    PluginContents contents = ContentsFile.read(home);
    List<Path> libraries =
        contents.libraries().stream().map(name -> home.resolve("lib").resolve(name)).toList();
    return new UnpackedPlugin(new PluginFiles(home.resolve(JAR), libraries), contents);
  }

  /** Returns the digest of a file in hexadecimal. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  private void fill(Path jar, String sha256, Path work) throws IOException, PluginRejection {
    Path copy = work.resolve(JAR);
    Files.copy(jar, copy);
    if (!sha256(copy).equals(sha256)) {
      throw new PluginRejection(
          "plugin.changed",
          jar.getFileName().toString(),
          "'" + jar + "' changed while it was read: install it again");
    }
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      checkEntries(jar, zip);
      Findings findings = inspect(jar, zip);
      refuseBundledHost(jar, findings);
      ContentsFile.write(
          work, new LibraryUnpacker(jar, zip, host, limits.bytes()).unpack(work, findings));
    }
  }

  private void checkEntries(Path jar, ZipFile zip) throws PluginRejection {
    if (zip.size() > limits.entries()) {
      throw new PluginRejection(
          "plugin.too-large",
          jar.getFileName().toString(),
          "'%s' has %d entries (allowed are %d)".formatted(jar, zip.size(), limits.entries()));
    }
    Optional<String> odd =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.chars().anyMatch(Character::isISOControl))
            .findFirst();
    if (odd.isPresent()) {
      throw new PluginRejection(
          "plugin.corrupt-jar",
          jar.getFileName().toString(),
          "'%s' has an entry '%s' with control characters in its name: build the plugin again"
              .formatted(jar, VisibleText.of(odd.get())));
    }
  }

  private static Findings inspect(Path jar, ZipFile zip) throws PluginRejection {
    try {
      return JarInspector.inspect(zip);
    } catch (IOException e) {
      throw new PluginRejection(
          "plugin.corrupt-jar",
          jar.getFileName().toString(),
          "'%s' cannot be read (%s): build the plugin again".formatted(jar, e.getMessage()));
    }
  }

  private static void refuseBundledHost(Path jar, Findings findings) throws PluginRejection {
    if (findings.shared().isPresent()) {
      throw new PluginRejection(
          "plugin.bundles-host-classes",
          jar.getFileName().toString(),
          "'%s' holds class '%s', which the runner provides (a shaded jar?): declare plugin-api and JUnit with scope 'provided' and bring libraries as lib/*.jar entries"
              .formatted(jar, findings.shared().get()));
    }
    int newest = Runtime.version().feature() + 44;
    if (findings.major() > newest) {
      throw new PluginRejection(
          "plugin.needs-newer-jdk",
          jar.getFileName().toString(),
          "'%s' is compiled for Java %d, this is Java %d: run with a newer JDK or compile with --release %d"
              .formatted(jar, findings.major() - 44, newest - 44, newest - 44));
    }
  }

  private static void publish(Path work, Path home) throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      files.filter(Files::isRegularFile).forEach(file -> file.toFile().setReadOnly());
    }
    try {
      Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      // another process was faster, with the same bytes
    }
  }

  private static void delete(Path work) {
    if (!Files.exists(work)) {
      return;
    }
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete '" + work + "'", e);
    }
  }

  /**
   * A plugin whose files are in the cache.
   *
   * @param files where
   * @param contents what is in them
   */
  record UnpackedPlugin(PluginFiles files, PluginContents contents) {}

  /**
   * How large a plugin may be.
   *
   * @param bytes of its unpacked libraries
   * @param entries in its jar
   */
  record Limits(long bytes, int entries) {

    static final Limits USUAL = new Limits(512L << 20, 100_000);
  }
}
