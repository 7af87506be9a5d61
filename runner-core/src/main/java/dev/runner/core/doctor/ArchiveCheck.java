package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds class-data archives that no JVM takes: it says nothing of them, and starts slowly. */
final class ArchiveCheck {

  /** How archives begin: static ones and those of one application. */
  private static final Set<Integer> MAGIC = Set.of(0xf00baba2, 0xf00baba8);

  List<Finding> check(Places places) {
    Path folder = places.cache().resolve("cds");
    List<Finding> findings = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(".jsa") && !isArchive(file))
            .sorted()
            .forEach(file -> findings.add(broken(file)));
      } catch (IOException e) {
        findings.add(
            Finding.warn(
                Area.CACHE,
                "unreadable",
                folder.toString(),
                "'%s' cannot be read (%s): delete it, it is made again".formatted(folder, e)));
      }
    }
    return findings;
  }

  private static Finding broken(Path file) {
    return Finding.warn(
        Area.CACHE,
        "broken-archive",
        file.getFileName().toString(),
        "'%s' is no class-data archive, so every start is slow: delete it, the next run makes it again"
            .formatted(file));
  }

  private static boolean isArchive(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(Integer.BYTES);
      return begin.length == Integer.BYTES
          && MAGIC.contains(ByteBuffer.wrap(begin).order(ByteOrder.nativeOrder()).getInt());
    } catch (IOException e) {
      return false;
    }
  }
}
