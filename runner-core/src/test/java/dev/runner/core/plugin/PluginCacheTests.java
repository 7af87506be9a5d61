package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.EntryRules.Limits;
import dev.runner.core.plugin.PluginCache.UnpackedPlugin;
import dev.runner.core.testing.PluginJarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCacheTests {

  private static final int JAVA = Runtime.version().feature();

  @TempDir Path folder;
  private Path installed;
  private PluginCache cache;

  @BeforeEach
  void create() {
    installed = folder.resolve("x.jar");
    cache = cache(Limits.USUAL);
  }

  private PluginCache cache(Limits limits) {
    return new PluginCache(folder.resolve("cache"), HostPackages.ofThisProcess(), limits);
  }

  private UnpackedPlugin unpack(PluginJarBuilder jar) throws Exception {
    jar.write(installed);
    return cache.unpack(installed, SealedFile.digest(installed), JAVA);
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("cache"))) {
      return found.toList();
    }
  }

  @Test
  void keepsReadOnlyCopiesOfJarAndLibraries() throws Exception {
    PluginJarBuilder library = jar().entry("b.txt", "b");
    UnpackedPlugin plugin = unpack(plugin("a").library("b.jar", library));
    assertArrayEquals(Files.readAllBytes(installed), Files.readAllBytes(plugin.files().jar()));
    Path unpacked = plugin.files().libraries().get(0);
    assertArrayEquals(library.bytes(), Files.readAllBytes(unpacked));
    assertFalse(Files.getPosixFilePermissions(unpacked).toString().contains("WRITE"));
    assertEquals(1, folders().size());
  }

  @Test
  void remembersTheContents() throws Exception {
    PluginJarBuilder jar =
        plugin("a")
            .source("p.A", "public class A { static class In {} Object o = new Object() {}; }")
            .source("p.B", "public interface B {} abstract class C {}")
            .entry("META-INF/versions/9/p/A.class", "other")
            .entry("META-INF/services/org.junit.platform.engine.TestEngine", "x.Engine");
    PluginContents first = unpack(jar).contents();
    assertEquals(List.of("p.A", "p.A$In"), first.classes());
    assertTrue(first.bringsEngines());
    assertFalse(first.declaresExtensions());
    assertEquals(
        first, cache.unpack(installed, SealedFile.digest(installed), JAVA).contents(), "again");
    assertEquals(1, folders().size());
  }

  @Test
  void noticesEnginesInLibraries() throws Exception {
    PluginJarBuilder engine =
        jar().entry("META-INF/services/org.junit.platform.engine.TestEngine", "x.Engine");
    assertTrue(unpack(plugin("a").library("engine.jar", engine)).contents().bringsEngines());
  }

  @Test
  void keepsJarsOfDifferentBytesApart() throws Exception {
    unpack(plugin("a"));
    unpack(plugin("a").entry("x", "x"));
    assertEquals(2, folders().size());
  }

  @Test
  void takesOnlyJarsRightBelowLibForLibraries() throws Exception {
    PluginContents contents =
        unpack(
                plugin("a")
                    .entry("lib/deep/x.jar", "no")
                    .entry("other/lib/x.jar", "no")
                    .entry("lib/x.txt", "no"))
            .contents();
    assertEquals(List.of(), contents.libraries());
  }

  @Test
  void unpacksForSeveralThreadsAtOnce() throws Exception {
    plugin("a").library("b.jar", jar().entry("b.txt", "b".repeat(100_000))).write(installed);
    String sha256 = SealedFile.digest(installed);
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<UnpackedPlugin> unpack =
        () -> {
          start.await();
          return cache(Limits.USUAL).unpack(installed, sha256, JAVA);
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<UnpackedPlugin>> results = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      results.add(pool.submit(unpack));
    }
    Set<UnpackedPlugin> unpacked = new HashSet<>();
    for (Future<UnpackedPlugin> result : results) {
      unpacked.add(result.get());
    }
    pool.shutdown();
    assertEquals(1, unpacked.size());
    assertEquals(1, folders().size());
  }

  @Test
  void refusesAJarThatChangedWhileItWasRead() {
    plugin("a").write(installed);
    PluginRejection refused =
        assertThrows(PluginRejection.class, () -> cache.unpack(installed, "0".repeat(64), JAVA));
    assertEquals("plugin.changed", refused.issue().code());
  }

  @Test
  void refusesTooManyEntries() throws IOException {
    cache = cache(new Limits(1000, 3));
    PluginJarBuilder jar = plugin("a").entry("1", "").entry("2", "").entry("3", "");
    PluginRejection refused = assertThrows(PluginRejection.class, () -> unpack(jar));
    assertEquals("plugin.too-large", refused.issue().code());
    assertTrue(refused.issue().message().contains("4 entries (allowed are 3)"));
    assertEquals(List.of(), folders());
  }

  @Test
  void refusesLibrariesThatUnpackToTooMuch() throws IOException {
    PluginJarBuilder zeros = jar().entry("zeros", new byte[50]);
    int size = zeros.bytes().length;
    cache = cache(new Limits(2L * size - 1, 100));
    PluginJarBuilder jar = plugin("a").library("1.jar", zeros).library("2.jar", zeros);
    PluginRejection refused = assertThrows(PluginRejection.class, () -> unpack(jar));
    assertEquals("plugin.too-large", refused.issue().code());
    assertEquals("x.jar", refused.issue().subject());
    assertTrue(refused.issue().message().contains("'lib/2.jar'"), refused.issue().message());
    assertEquals(List.of(), folders());
  }

  @Test
  void noticesAByteThatWasChangedAndUnpacksAgain() throws Exception {
    UnpackedPlugin first = unpack(plugin("a").library("b.jar", jar().entry("b.txt", "b")));
    Path library = first.files().libraries().get(0);
    byte[] good = Files.readAllBytes(library);
    byte[] bad = good.clone();
    bad[good.length / 2] ^= 1;
    assertTrue(library.toFile().setWritable(true));
    Files.write(library, bad);
    String sha256 = SealedFile.digest(installed);

    assertEquals(Optional.empty(), cache.find(sha256, JAVA));
    String damage = cache.unpack(installed, sha256, JAVA).damage().orElseThrow();

    assertTrue(damage.contains("b.jar' has the SHA-256 " + digest(bad)), damage);
    assertTrue(damage.endsWith("expected is " + digest(good)), damage);
    assertArrayEquals(good, Files.readAllBytes(library));
    assertTrue(cache.find(sha256, JAVA).isPresent());
    assertEquals(1, folders().size());
  }

  @Test
  void noticesAFileThatWasTakenAwayAndUnpacksAgain() throws Exception {
    UnpackedPlugin first = unpack(plugin("a"));
    Files.delete(first.files().jar());

    assertTrue(cache.unpack(installed, SealedFile.digest(installed), JAVA).damage().isPresent());
    assertTrue(Files.exists(first.files().jar()));
  }

  @Test
  void takesACopyOfTheSameBytes() throws Exception {
    UnpackedPlugin first = unpack(plugin("a"));
    Path moved = folder.resolve("moved.jar");
    Files.copy(first.files().jar(), moved);
    Files.move(moved, first.files().jar(), StandardCopyOption.REPLACE_EXISTING);

    UnpackedPlugin again = cache.find(SealedFile.digest(installed), JAVA).orElseThrow();

    assertEquals(Optional.empty(), again.damage());
    assertEquals(first.contents(), again.contents());
  }

  @Test
  void remakesWhatAnOlderRunnerHasWritten() throws Exception {
    UnpackedPlugin first = unpack(plugin("a"));
    Path home = first.files().jar().getParent();
    new ContentsFile(first.contents(), List.of()).write(home);

    assertEquals(
        Optional.empty(), cache.unpack(installed, SealedFile.digest(installed), JAVA).damage());
    assertEquals(1, ContentsFile.read(home).files().size());
  }

  private String digest(byte[] bytes) throws IOException {
    return SealedFile.digest(Files.write(folder.resolve("bytes"), bytes));
  }

  @Test
  void saysThatTheCacheCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file");
    Installation installation = new Installation(folder);
    installation.install("x.jar", plugin("a"));
    InstalledPlugins read = installation.read();
    assertEquals("plugin.not-unpacked", Installation.only(read.issues()).code());
    assertEquals(List.of("a"), Installation.rejectedIds(read));
  }
}
