package dev.runner.core.plugin;

import dev.runner.core.plugin.EntryRules.Limits;
import dev.runner.core.plugin.JarInspector.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The folder of unpacked plugins, one subfolder for each jar's digest, host and number of its JDK.
 *
 * <p>A subfolder is made under another name and renamed, so several processes may unpack the same
 * plugin at once; once it is there it never changes. One that was changed is made again.
 */
final class PluginCache {

  private static final String JAR = "plugin.jar";

  /** The class file version of Java 1 is 45. */
  private static final int OLDEST_MAJOR = 44;

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
   * Finds a plugin that was unpacked before and not changed since.
   *
   * @param sha256 the digest of its jar
   * @param java the number of the JDK that runs it
   */
  Optional<UnpackedPlugin> find(String sha256, int java) {
    Path home = home(sha256, java);
    return Files.exists(home)
        ? new Seal(home).intact().map(contents -> unpacked(home, contents, Optional.empty()))
        : Optional.empty();
  }

  /**
   * Unpacks a plugin that was not found.
   *
   * @param jar the installed jar
   * @param sha256 its digest
   * @param java the number of the JDK that runs it
   * @return the unpacked plugin
   * @throws IOException if a file cannot be read or written
   * @throws PluginRejection if the jar breaks a rule
   */
  UnpackedPlugin unpack(Path jar, String sha256, int java) throws IOException, PluginRejection {
    Path home = home(sha256, java);
    Optional<String> damage = Optional.empty();
    if (Files.exists(home)) {
      Seal seal = new Seal(home);
      Optional<PluginContents> intact = seal.intact();
      if (intact.isPresent()) {
        return unpacked(home, intact.get(), damage); // another process was faster
      }
      damage = seal.damage();
      discard(home);
    }
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, ".unpack");
    try {
      fill(jar, sha256, java, work);
      publish(work, home);
    } finally {
      delete(work);
    }
    return unpacked(home, ContentsFile.read(home).contents(), damage);
  }

  /** What is in a jar, and whether it can run at all, depends on the JDK. */
  private Path home(String sha256, int java) {
    return folder.resolve("%s-%s-%d".formatted(sha256, host.digest(), java));
  }

  private static UnpackedPlugin unpacked(
      Path home, PluginContents contents, Optional<String> damage) {
    List<Path> libraries =
        contents.libraries().stream().map(name -> home.resolve("lib").resolve(name)).toList();
    return new UnpackedPlugin(new PluginFiles(home.resolve(JAR), libraries), contents, damage);
  }

  private void fill(Path jar, String sha256, int java, Path work)
      throws IOException, PluginRejection {
    Path copy = work.resolve(JAR);
    Files.copy(jar, copy);
    if (!SealedFile.digest(copy).equals(sha256)) {
      throw PluginRejection.of(
          "plugin.changed", jar, "changed while it was read: install it again");
    }
    EntryRules rules = new EntryRules(limits);
    Runtime.Version version = Runtime.Version.parse(Integer.toString(java));
    try (JarFile zip = new JarFile(copy.toFile(), false, ZipFile.OPEN_READ, version)) {
      rules.check(jar, "'" + jar + "'", zip);
      Findings findings = inspect(jar, zip);
      refuseBundledHost(jar, findings, java);
      PluginContents contents =
          new LibraryUnpacker(jar, zip, host, rules, limits.bytes()).unpack(work, findings);
      new ContentsFile(contents, sealed(work, contents)).write(work);
    }
  }

  private static List<SealedFile> sealed(Path work, PluginContents contents) throws IOException {
    List<String> names = new ArrayList<>(List.of(JAR));
    contents.libraries().forEach(name -> names.add("lib/" + name));
    List<SealedFile> files = new ArrayList<>();
    for (String name : names) {
      work.resolve(name).toFile().setReadOnly();
      files.add(SealedFile.of(work, name));
    }
    return files;
  }

  private static Findings inspect(Path jar, JarFile zip) throws PluginRejection {
    try {
      return JarInspector.inspect(zip);
    } catch (IOException e) {
      throw PluginRejection.of(
          "plugin.corrupt-jar",
          jar,
          "cannot be read (%s): build the plugin again".formatted(e.getMessage()));
    }
  }

  private static void refuseBundledHost(Path jar, Findings findings, int java)
      throws PluginRejection {
    if (findings.shared().isPresent()) {
      throw PluginRejection.of(
          "plugin.bundles-host-classes",
          jar,
          "holds class '%s', which the runner provides (a shaded jar?): declare plugin-api and JUnit with scope 'provided' and bring libraries as lib/*.jar entries"
              .formatted(findings.shared().get()));
    }
    if (findings.major() - OLDEST_MAJOR > java) {
      throw PluginRejection.of(
          "plugin.needs-newer-jdk",
          jar,
          "is compiled for Java %d, its forks run Java %d: name a newer JDK for it by fork.java-home in its block of 'plugins', run with a newer JDK, or compile with --release %d"
              .formatted(findings.major() - OLDEST_MAJOR, java, java));
    }
  }

  private static void publish(Path work, Path home) throws IOException {
    try {
      Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      // another process was faster, with the same bytes
    }
  }

  /** Takes a damaged folder away; processes that have its files open keep them. */
  private void discard(Path home) throws IOException {
    Path aside = Files.createTempDirectory(folder, ".damaged");
    try {
      Files.move(home, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // another process has noticed the same
    }
    delete(aside);
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
   * @param damage what was wrong with the files that were there before; empty if nothing was
   */
  record UnpackedPlugin(PluginFiles files, PluginContents contents, Optional<String> damage) {}

  /** Compares a subfolder with what was written there. */
  private static final class Seal {

    private final Path home;
    private Optional<String> damage = Optional.empty();

    Seal(Path home) {
      this.home = home;
    }

    /** Returns the contents if every file is what it was. */
    Optional<PluginContents> intact() {
      try {
        ContentsFile written = ContentsFile.read(home);
        List<SealedFile> found = new ArrayList<>();
        for (SealedFile file : written.files()) {
          SealedFile now = file.isUntouched(home) ? file : file.readAgain(home);
          found.add(now);
          if (!now.sha256().equals(file.sha256())) {
            damage =
                Optional.of(
                    "'%s' has the SHA-256 %s, expected is %s"
                        .formatted(home.resolve(file.name()), now.sha256(), file.sha256()));
            return Optional.empty();
          }
        }
        if (!found.equals(written.files())) {
          sealAgain(new ContentsFile(written.contents(), found));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(written.contents());
      } catch (IOException e) {
        damage = Optional.of("'%s' cannot be read (%s)".formatted(home, e));
        return Optional.empty();
      }
    }

    /** Remembers the attributes of a copy that holds the same bytes. */
    private void sealAgain(ContentsFile contents) {
      try {
        contents.write(home);
      } catch (IOException e) {
        // the files are read again next time: it costs time, nothing else
      }
    }

    Optional<String> damage() {
      return damage;
    }
  }
}
