package dev.runner.core.plugin;

import dev.runner.core.plugin.JarInspector.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks the libraries of one jar, and decides which of them the class loader gets.
 *
 * @param jar the installed jar, for messages
 * @param zip its copy, open
 * @param host knows which libraries nobody needs
 * @param rules what must hold for the entries of a library
 * @param limit how many bytes they may have together
 */
record LibraryUnpacker(Path jar, ZipFile zip, HostPackages host, EntryRules rules, long limit) {

  PluginContents unpack(Path work, Findings findings) throws IOException, PluginRejection {
    Path lib = Files.createDirectories(work.resolve("lib"));
    List<String> kept = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    boolean engines = findings.engines();
    long bytes = 0;
    for (ZipEntry entry : zip.stream().toList()) {
      if (JarInspector.isLibrary(entry)) {
        Path file = lib.resolve(entry.getName().substring("lib/".length()));
        bytes += copy(entry, file, limit - bytes);
        try (ZipFile library = open(entry, file)) {
          rules.check(jar, "Library '%s' of '%s'".formatted(entry.getName(), jar), library);
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
    try (NeedsFinder finder =
        new NeedsFinder(findings.notes(), kept.stream().map(lib::resolve).toList())) {
      NeedsIndex needs = finder.find(jar, findings.dependent());
      return new PluginContents(
          findings.classes(),
          findings.extensions(),
          engines,
          kept,
          leftOut,
          findings.services(),
          needs,
          testIds(findings));
    }
  }

  private static TestIdIndex testIds(Findings findings) {
    List<TestIdClaim> claims =
        new TreeMap<>(findings.notes())
            .values().stream().flatMap(notes -> notes.testIds().stream()).toList();
    return claims.isEmpty() ? TestIdIndex.NONE : new TestIdIndex(claims, Set.of());
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
              jar.getFileName().toString(),
              "The libraries of '%s' unpack to more than %d bytes at entry '%s': bring fewer or smaller ones"
                  .formatted(jar, limit, entry.getName()));
        }
        out.write(buffer, 0, n);
      }
      return copied;
    }
  }

  private ZipFile open(ZipEntry entry, Path file) throws PluginRejection {
    try {
      return new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new PluginRejection(
          "plugin.corrupt-library",
          jar.getFileName().toString(),
          "Library '%s' of '%s' is no readable jar (%s): build the plugin again"
              .formatted(entry.getName(), jar, e.getMessage()));
    }
  }
}
