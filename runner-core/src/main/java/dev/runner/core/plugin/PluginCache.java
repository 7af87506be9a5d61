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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
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

  private static final long MAX_BYTES = 512L << 20;
  private static final int MAX_ENTRIES = 100_000;
  private static final String JAR = "plugin.jar";

  private final Path folder;
  private final HostPackages host;

  PluginCache(Path folder, HostPackages host) {
    this.folder = folder;
    this.host = host;
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
      if (zip.size() > MAX_ENTRIES) {
        throw new PluginRejection(
            "plugin.too-large",
            jar.getFileName().toString(),
            "'%s' has %d entries (allowed are %d)".formatted(jar, zip.size(), MAX_ENTRIES));
      }
      Findings findings = JarInspector.inspect(zip);
      refuseBundledHost(jar, findings);
      ContentsFile.write(work, new LibraryUnpacker(zip, host, MAX_BYTES).unpack(work, findings));
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

  /** Unpacks the libraries of one jar, and decides which of them the class loader gets. */
  private record LibraryUnpacker(ZipFile zip, HostPackages host, long limit) {

    PluginContents unpack(Path work, Findings findings) throws IOException, PluginRejection {
      Path lib = Files.createDirectories(work.resolve("lib"));
      List<String> kept = new ArrayList<>();
      List<String> leftOut = new ArrayList<>();
      boolean engines = findings.engines();
      long bytes = 0;
      for (ZipEntry entry : zip.stream().toList()) {
        if (JarInspector.LIBRARY.matcher(entry.getName()).matches()) {
          Path file = lib.resolve(entry.getName().substring("lib/".length()));
          bytes += copy(entry, file, limit - bytes);
          try (ZipFile library = open(entry, file)) {
            if (host.provideAllOf(library)) {
              leftOut.add(file.getFileName().toString());
            } else {
              kept.add(file.getFileName().toString());
              engines |= JarInspector.bringsEngine(library);
            }
          }
        }
      }
      for (String name : leftOut) {
        Files.delete(lib.resolve(name));
      }
      return new PluginContents(findings.classes(), findings.extensions(), engines, kept, leftOut);
    }

    private long copy(ZipEntry entry, Path file, long allowed) throws IOException, PluginRejection {
      try (InputStream in = zip.getInputStream(entry);
          java.io.OutputStream out = Files.newOutputStream(file)) {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          copied += n;
          if (copied > allowed) {
            throw new PluginRejection(
                "plugin.too-large",
                zip.getName(),
                "Libraries unpack to more than %d MB at entry '%s'"
                    .formatted(limit >> 20, entry.getName()));
          }
          out.write(buffer, 0, n);
        }
        return copied;
      }
    }

    private static ZipFile open(ZipEntry entry, Path file) throws PluginRejection {
      try {
        return new ZipFile(file.toFile());
      } catch (IOException e) {
        throw new PluginRejection(
            "plugin.corrupt-library",
            entry.getName(),
            "Library '%s' is no readable jar (%s): build the plugin again"
                .formatted(entry.getName(), e.getMessage()));
      }
    }
  }
}
