package dev.runner.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import dev.runner.core.store.StoredClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassTimesTests {

  private static final PluginId SHOP = new PluginId("shop");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("class-times");
  }

  @Test
  void knowsNothingWithoutAFile() {
    assertEquals(Optional.empty(), ClassTimes.read(file).of(SHOP, "a.A"));
  }

  @Test
  void remembersWhatARunHasMeasured() {
    ClassTimes.read(file).update(List.of(measured("a.A", 120), measured("a.B", 3)), true, file);
    ClassTimes.read(file).update(List.of(measured("a.B", 4)), true, file);
    assertEquals(Optional.of(Duration.ofMillis(120)), ClassTimes.read(file).of(SHOP, "a.A"));
    assertEquals(Optional.of(Duration.ofMillis(4)), ClassTimes.read(file).of(SHOP, "a.B"));
    assertEquals(Optional.empty(), ClassTimes.read(file).of(new PluginId("other"), "a.B"));
  }

  @Test
  void doesNotTakeAPartOfAClassForTheWhole() {
    ClassTimes.read(file).update(List.of(measured("a.A", 120)), true, file);
    ClassTimes.read(file).update(List.of(measured("a.A", 5)), false, file);
    assertEquals(Optional.of(Duration.ofMillis(120)), ClassTimes.read(file).of(SHOP, "a.A"));
  }

  @Test
  void expectsNothingOfAClassWithoutTests() {
    ClassTimes times = ClassTimes.read(file);
    times.withoutTests(SHOP, List.of("a.A", "a.Fixture"));
    times.update(List.of(measured("a.A", 120)), true, file);

    assertEquals(Optional.of(Duration.ofMillis(120)), ClassTimes.read(file).of(SHOP, "a.A"));
    assertEquals(Optional.of(Duration.ZERO), ClassTimes.read(file).of(SHOP, "a.Fixture"));
  }

  @Test
  void findsARenamedClassByTheIdOfATest() {
    ClassIds before = (plugin, name) -> name.equals("a.A") ? List.of("2", "1") : List.of();
    ClassIds after = (plugin, name) -> name.equals("b.Z") ? List.of("0", "1") : List.of();
    ClassTimes.read(file, before).update(List.of(measured("a.A", 120)), true, file);
    assertEquals(Optional.of(Duration.ofMillis(120)), ClassTimes.read(file, after).of(SHOP, "b.Z"));
    assertEquals(Optional.empty(), ClassTimes.read(file).of(SHOP, "b.Z"));
    assertEquals(Optional.of(Duration.ofMillis(120)), ClassTimes.read(file).of(SHOP));
  }

  @Test
  void startsAnewFromADamagedFile() throws IOException {
    Files.writeString(file, "shop\ta.A\tmany\n");
    assertEquals(Optional.empty(), ClassTimes.read(file).of(SHOP, "a.A"));
  }

  private static StoredClass measured(String name, long millis) {
    Counts passed = new Counts(1, 0, 0, 0, 0, 0, 0);
    return new StoredClass(SHOP, name, passed, Optional.empty(), Duration.ofMillis(millis));
  }
}
