package dev.runner.core.run;

import dev.runner.core.fork.Jdk;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Tells one installation of the runner on one JDK from any other. */
final class Host {

  private Host() {}

  /** Returns a short text that changes with the JDK, the runner's jars and where they lie. */
  static String digest() {
    return digest(Jdk.running());
  }

  /** Returns the file of the class-data archive of the forks of a JDK. */
  static Path archive(Path cache, Jdk jdk) {
    return cache.resolve("cds").resolve("fork-" + digest(jdk) + ".jsa");
  }

  /** Returns such a text for another JDK. */
  static String digest(Jdk jdk) {
    CRC32 crc = new CRC32();
    add(crc, jdk.version());
    add(crc, jdk.home().toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      File jar = Path.of(entry).toFile();
      add(crc, entry + " " + jar.length() + " " + jar.lastModified());
    }
    return "%08x".formatted(crc.getValue());
  }

  private static void add(CRC32 crc, String text) {
    crc.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
