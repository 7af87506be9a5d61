package dev.runner.core.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How large the classes of a plugin are: a rough guess at what their tests will take. */
public final class ClassSizes {

  /** Of which none is known. */
  public static final ClassSizes NONE = new ClassSizes(Map.of());

  private static final String SUFFIX = ".class";

  private final Map<String, Long> bytes;

  private ClassSizes(Map<String, Long> bytes) {
    this.bytes = bytes;
  }

  /** Reads the sizes from a jar's directory; of one that cannot be read none is known. */
  public static ClassSizes of(Path jar) {
    Map<String, Long> bytes = new HashMap<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      file.stream().filter(entry -> entry.getName().endsWith(SUFFIX)).forEach(e -> add(bytes, e));
    } catch (IOException | RuntimeException e) {
      bytes.clear(); // it is only a guess that is lost
    }
    return new ClassSizes(bytes);
  }

  /** Returns the bytes of a class and of all that is nested in it; 0 if they are not known. */
  public long of(String className) {
    return bytes.getOrDefault(className, 0L);
  }

  private static void add(Map<String, Long> bytes, ZipEntry entry) {
    String path = entry.getName();
    String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
    long size = Math.max(0, entry.getSize());
    bytes.merge(name, size, Long::sum);
    int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
    if (nested > 0) {
      bytes.merge(name.substring(0, nested), size, Long::sum);
    }
  }
}
