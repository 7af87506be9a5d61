package dev.runner.core.plugin;

import static dev.runner.core.testing.PluginJarBuilder.jar;
import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.EntryRules.Limits;
import dev.runner.core.testing.PluginJarBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryRulesTests {

  private static final Limits SMALL = new Limits(1000, 10);

  @TempDir Path folder;

  private void check(byte[] bytes) throws IOException, PluginRejection {
    Path jar = Files.write(folder.resolve("x.jar"), bytes);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      new EntryRules(SMALL).check(jar, "'x.jar'", zip);
    }
  }

  private String refusal(String code, PluginJarBuilder jar) {
    return refusal(code, jar.bytes());
  }

  private String refusal(String code, byte[] bytes) {
    PluginRejection refused = assertThrows(PluginRejection.class, () -> check(bytes));
    assertEquals(code, refused.issue().code(), refused.getMessage());
    assertEquals("x.jar", refused.issue().subject());
    return refused.getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "lib/../../evil.jar",
        "lib/../../plugins-evil/x.jar",
        "a/..",
        "..",
        "/etc/evil",
        "lib\\..\\evil.jar",
        "\\evil",
        "C:/evil"
      })
  void refusesNamesThatLeaveTheFolder(String name) {
    String message = refusal("plugin.unsafe-entry", plugin("a").entry(name, "x"));
    assertTrue(message.contains("'" + name + "'"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "..a/b", "a../b", "...", "a:b", "lib/x..jar", "ä/ö.txt"})
  void takesNamesThatOnlyLookOdd(String name) {
    assertDoesNotThrow(() -> check(plugin("a").entry(name, "x").bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p/A.class",
        "lib/a.jar",
        "META-INF/MANIFEST.MF",
        "META-INF/services/x.Y",
        "META-INF/extensions.idx"
      })
  void refusesTwoEntriesOfOneNameWhereItMattersWhichIsTaken(String name) {
    String message = refusal("plugin.corrupt-jar", twice(name));
    assertTrue(message.contains("more than one entry '" + name + "'"), message);
  }

  @Test
  void takesTwoLicences() {
    assertDoesNotThrow(() -> check(twice("META-INF/LICENSE.txt")));
  }

  @Test
  void refusesLibrariesThatSomeFileSystemsTakeForOne() {
    refusal("plugin.corrupt-jar", jar().entry("lib/a.jar", "").entry("lib/A.jar", ""));
  }

  @Test
  void refusesLibrariesWhoseNamesNoFileCanHave() {
    refusal("plugin.unsafe-entry", jar().entry("lib/" + "a".repeat(300) + ".jar", ""));
  }

  @Test
  void refusesEntriesThatGrowTooLarge() {
    PluginJarBuilder jar = jar().entry("1", new byte[600]).entry("2", new byte[401]);
    String message = refusal("plugin.too-large", jar);
    assertTrue(message.contains("more than 1000 bytes at entry '2'"), message);
  }

  @Test
  void refusesTooManyEntries() {
    PluginJarBuilder jar = jar();
    for (int i = 0; i <= SMALL.entries(); i++) {
      jar.entry("e" + i, "");
    }
    refusal("plugin.too-large", jar);
  }

  /** Returns a jar with two entries of one name, which no writer of jars will make. */
  private static byte[] twice(String name) {
    String other = name.substring(0, name.length() - 1) + "~";
    byte[] bytes = jar().entry(name, "1").entry(other, "2").bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace(other, name);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
