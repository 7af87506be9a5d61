package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTests {

  @TempDir Path folder;

  private Path jdk(String name, String release) throws IOException {
    Path home = folder.resolve(name);
    Path java = home.resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\n");
    assertTrue(java.toFile().setExecutable(true));
    if (!release.isEmpty()) {
      Files.writeString(home.resolve("release"), release);
    }
    return home;
  }

  private static String refusal(Path home) {
    return assertThrows(JdkException.class, () -> Jdk.at(home)).getMessage();
  }

  @Test
  void readsItsVersionWithoutStartingIt() throws Exception {
    Path home = jdk("a", "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.1\"\nJAVA_VERSION_DATE=\"x\"\n");
    assertEquals(new Jdk(home.toRealPath(), 25, "25.0.1"), Jdk.at(home));
    assertFalse(Jdk.at(home).isRunning());
  }

  @Test
  void followsLinksToTheFolderAndToItsExecutable() throws Exception {
    Path home = jdk("a", "JAVA_VERSION=\"17\"");
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);
    Path bin = Files.createDirectories(folder.resolve("usr").resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin").resolve("java"));
    assertEquals(Jdk.at(home), Jdk.at(link));
    assertEquals(Jdk.at(home), Jdk.at(folder.resolve("usr")));
  }

  @Test
  void knowsTheRunningOne() throws Exception {
    assertTrue(Jdk.at(Path.of(System.getProperty("java.home"))).isRunning());
  }

  @Test
  void refusesWhatCannotRunForks() throws Exception {
    assertTrue(refusal(folder).contains("no executable 'bin/java'"));
    assertTrue(refusal(jdk("b", "")).contains("says which version it is"));
    assertTrue(refusal(jdk("c", "JAVA_VERSION=\"1.8.0_402\"")).contains("Java 1.8.0_402"));
    assertTrue(refusal(jdk("d", "JAVA_VERSION=\"16.0.2\"")).contains("17 or later"));
  }
}
