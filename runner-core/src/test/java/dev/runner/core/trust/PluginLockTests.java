package dev.runner.core.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginLockTests {

  private static final String DIGEST = "ab".repeat(32);
  private static final String KEY = "cd".repeat(32);

  @TempDir Path workspace;

  private static LockedPlugin plugin(String id, Optional<String> key) {
    return new LockedPlugin(new PluginId(id), "1.0.0", DIGEST, key);
  }

  @Test
  void isReadAsItWasWrittenSortedById() throws IOException {
    PluginLock lock =
        PluginLock.of(List.of(plugin("b", Optional.of(KEY)), plugin("a", Optional.empty())));
    lock.write(workspace);
    assertEquals(Optional.of(lock), PluginLock.read(workspace));
    List<String> lines = Files.readAllLines(workspace.resolve("plugins.lock"));
    assertEquals(
        List.of("plugins.lock 1", "a 1.0.0 " + DIGEST + " -", "b 1.0.0 " + DIGEST + " " + KEY),
        lines.stream().filter(line -> !line.startsWith("#")).toList());
  }

  @Test
  void mayBeAbsentOrHoldNothing() throws IOException {
    assertEquals(Optional.empty(), PluginLock.read(workspace));
    PluginLock.of(List.of()).write(workspace);
    assertTrue(PluginLock.read(workspace).orElseThrow().plugins().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "plugins.lock 1 ",
        "plugins.lock 1\nshop",
        "plugins.lock 1\nshop 1.0.0 abc -",
        "plugins.lock 1\nshop 1.0.0 DIGEST",
        "plugins.lock 1\nshop 1.0.0  DIGEST -",
        "plugins.lock 1\nshop 1.0.0 DIGEST key",
        "plugins.lock 1\nshop 1.0.0 DIGEST - more",
        "plugins.lock 1\nshop 1.0.0 DIGEST -\nshop 1.0.0 DIGEST -",
        "plugins.lock 1\nplugins.lock 1"
      })
  void isNotReadWhereItIsNotWhatIsWritten(String text) throws IOException {
    Files.writeString(workspace.resolve("plugins.lock"), text.replace("DIGEST", DIGEST));
    assertThrows(IOException.class, () -> PluginLock.read(workspace));
  }

  @Test
  void throwsNothingElseWhateverItHolds() throws IOException {
    PluginLock.of(List.of(plugin("a", Optional.of(KEY)), plugin("b", Optional.empty())))
        .write(workspace);
    Path file = workspace.resolve("plugins.lock");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      Files.write(file, changed);
      try {
        PluginLock.read(workspace);
      } catch (IOException e) {
        assertFalse(String.valueOf(e.getMessage()).isEmpty());
      }
    }
  }

  @Test
  void knowsThePluginsThatAreSwitchedOff() throws IOException {
    DisabledPlugins none = DisabledPlugins.read(workspace);
    none.with(new PluginId("b")).with(new PluginId("a")).write(workspace);
    DisabledPlugins two = DisabledPlugins.read(workspace);
    assertEquals(Set.of(new PluginId("a"), new PluginId("b")), two.ids());
    two.without(new PluginId("a")).without(new PluginId("b")).write(workspace);
    assertFalse(Files.exists(workspace.resolve("plugins.disabled")));
    Files.writeString(workspace.resolve("plugins.disabled"), "Not An Id");
    assertThrows(IOException.class, () -> DisabledPlugins.read(workspace));
  }
}
