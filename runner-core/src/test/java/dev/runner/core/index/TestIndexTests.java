package dev.runner.core.index;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginDiscovery;
import dev.runner.core.suite.PluginTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestIndexTests {

  private static final IndexKey KEY = new IndexKey("ab");

  @TempDir Path folder;

  private static PluginDiscovery discovery(String... names) {
    List<ListedTest> tests =
        Stream.of(names)
            .map(
                name ->
                    new TestDescription(
                        new PluginId("shop"),
                        "[engine:runner]/[x:" + name + "]",
                        "shop:p.A." + name,
                        "p.A",
                        name,
                        name + " \ud83d",
                        Optional.of("uuid"),
                        List.of("a", "b")))
            .map(test -> new ListedTest(test, Optional.of("")))
            .toList();
    return new PluginDiscovery(tests, List.of(Issue.warning("suite.x", "p.A", "m").at("here")));
  }

  private TestIndex index() {
    return new TestIndex(folder.resolve("index"));
  }

  private Path file(IndexKey key) {
    return folder.resolve("index").resolve(key.digest());
  }

  @Test
  void knowsNothingAtFirst() {
    assertEquals(Optional.empty(), index().find(KEY));
  }

  @Test
  void keepsWhatWasFound() {
    index().keep(KEY, discovery("one", "two\n"));
    assertEquals(Optional.of(discovery("one", "two\n")), index().find(KEY));
    assertEquals(Optional.empty(), index().find(new IndexKey("cd")));
  }

  @Test
  void takesADamagedFileForNone() throws IOException {
    index().keep(KEY, discovery("one"));
    byte[] whole = Files.readAllBytes(file(KEY));
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(KEY), Arrays.copyOf(whole, length));
      assertEquals(Optional.empty(), index().find(KEY));
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x41;
      Files.write(file(KEY), damaged);
      assertEquals(Optional.empty(), index().find(KEY));
    }
    index().keep(KEY, discovery("one"));
    assertEquals(Optional.of(discovery("one")), index().find(KEY));
  }

  @Test
  void doesWithoutAFolderThatCannotBeMade() throws IOException {
    Files.writeString(folder.resolve("index"), "a file");
    index().keep(KEY, discovery("one"));
    index().prune();
    assertEquals(Optional.empty(), index().find(KEY));
  }

  @Test
  void dropsTheOldestFilesBeyondItsLimits() throws IOException {
    TestIndex small = new TestIndex(folder.resolve("index"), new TestIndex.Limits(2, 1 << 20));
    for (int i = 0; i < 4; i++) {
      IndexKey key = new IndexKey("key" + i);
      small.keep(key, discovery("one"));
      Files.setLastModifiedTime(file(key), FileTime.from(Instant.ofEpochSecond(1_000_000 + i)));
    }
    small.prune();
    assertEquals(Optional.empty(), small.find(new IndexKey("key1")));
    assertEquals(Optional.of(discovery("one")), small.find(new IndexKey("key2")));
    assertEquals(Optional.of(discovery("one")), small.find(new IndexKey("key3")));
  }

  @Test
  void dropsTheOldestFilesBeyondTheirSize() throws IOException {
    index().keep(KEY, discovery("one"));
    long size = Files.size(file(KEY));
    TestIndex small = new TestIndex(folder.resolve("index"), new TestIndex.Limits(9, size));
    small.keep(new IndexKey("new"), discovery("two"));
    Files.setLastModifiedTime(file(KEY), FileTime.from(Instant.EPOCH));
    small.prune();
    assertEquals(Optional.empty(), small.find(KEY));
    assertEquals(Optional.of(discovery("two")), small.find(new IndexKey("new")));
    small.keep(KEY, discovery("one", "and another one that is too much"));
    assertEquals(Optional.empty(), small.find(KEY));
  }

  @Test
  void hasAnotherKeyWhenAnythingChangesThatDiscoveryDependsOn() {
    IndexKey key = key("shop", Map.of("junit.a", "1"), List.of("d1", "d2"), "jdk", List.of("-Da"));
    assertEquals(
        key, key("shop", Map.of("junit.a", "1"), List.of("d2", "d1"), "jdk", List.of("-Da")));
    List<IndexKey> others =
        List.of(
            key("bank", Map.of("junit.a", "1"), List.of("d1", "d2"), "jdk", List.of("-Da")),
            key("shop", Map.of("junit.a", "2"), List.of("d1", "d2"), "jdk", List.of("-Da")),
            key("shop", Map.of(), List.of("d1", "d2"), "jdk", List.of("-Da")),
            key("shop", Map.of("junit.a", "1"), List.of("d1"), "jdk", List.of("-Da")),
            key("shop", Map.of("junit.a", "1"), List.of("d1d2"), "jdk", List.of("-Da")),
            key("shop", Map.of("junit.a", "1"), List.of("d1", "d2"), "jdk2", List.of("-Da")),
            key("shop", Map.of("junit.a", "1"), List.of("d1", "d2"), "jdk", List.of()));
    others.forEach(other -> assertNotEquals(key, other));
  }

  private static IndexKey key(
      String id,
      Map<String, String> parameters,
      List<String> needed,
      String host,
      List<String> jvmArguments) {
    PluginTests part = new PluginTests(installed(id).build(), List.of(), parameters);
    return IndexKey.of(part, needed, host, jvmArguments);
  }
}
