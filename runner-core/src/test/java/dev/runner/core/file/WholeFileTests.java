package dev.runner.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTests {

  @TempDir private Path folder;

  @Test
  void replacesWhatIsThere() throws IOException {
    Path file = folder.resolve("times");
    WholeFile.replace(file, List.of("one", "two"));
    WholeFile.replace(file, List.of("three"), WholeFile.Trait.DURABLE);

    assertEquals("three\n", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void makesAFileReadOnlyAndReplacesItAllTheSame() throws IOException {
    Path file = folder.resolve("contents");
    WholeFile.replace(file, List.of("one"), WholeFile.Trait.READ_ONLY);
    WholeFile.replace(file, List.of("two"), WholeFile.Trait.READ_ONLY);

    assertEquals("two\n", Files.readString(file));
    assertFalse(Files.getPosixFilePermissions(file).toString().contains("WRITE"));
  }

  @Test
  void leavesTheOldFileAndNoDraftWhenItCannotBeReplaced() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("times/full"));

    assertThrows(
        IOException.class, () -> WholeFile.replace(inTheWay.getParent(), List.of("never")));
    assertTrue(Files.isDirectory(inTheWay));
    assertEquals(List.of(inTheWay.getParent()), files());
  }

  @Test
  void showsAReaderNoPartWhileThreadsReplaceIt() throws Exception {
    Path file = folder.resolve("shared");
    Set<String> whole = new HashSet<>();
    List<byte[]> contents = new ArrayList<>();
    for (String letter : List.of("a", "b", "c")) {
      String text = letter.repeat(100_000);
      whole.add(text);
      contents.add(text.getBytes(StandardCharsets.UTF_8));
    }
    WholeFile.replace(file, contents.get(0));
    ExecutorService writers = Executors.newFixedThreadPool(contents.size());
    List<Future<?>> ends = new ArrayList<>();
    for (byte[] content : contents) {
      ends.add(writers.submit(() -> replaceOften(file, content)));
    }
    Set<String> seen = new HashSet<>();
    while (ends.stream().anyMatch(end -> !end.isDone())) {
      seen.add(Files.readString(file));
    }
    writers.shutdown();
    for (Future<?> end : ends) {
      end.get();
    }

    seen.removeAll(whole);
    assertEquals(Set.of(), seen);
    assertEquals(List.of(file), files());
  }

  private static Void replaceOften(Path file, byte[] content) throws IOException {
    for (int i = 0; i < 50; i++) {
      WholeFile.replace(file, content);
    }
    return null;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.toList();
    }
  }
}
