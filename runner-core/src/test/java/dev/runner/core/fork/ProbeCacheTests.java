package dev.runner.core.fork;

import static dev.runner.core.testing.InstalledPluginBuilder.installed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.plugin.ClientOffer;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginDeclarations;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCacheTests {

  private static final PluginDeclarations DECLARED =
      new PluginDeclarations(
          List.of(OptionGroup.of("shop", "A shop.", Option.string("x").help("An x.").build())),
          List.of(new ClientOffer("shop.v1", List.of("shop"))));

  private static final InstalledPlugin PLUGIN = installed("a").sha256("01").build();

  @TempDir Path folder;

  private ProbeCache.Entry entry(String version, Duration later, InstalledPlugin... plugins) {
    Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    return new ProbeCache(folder, version, clock).entry(List.of(plugins));
  }

  private ProbeCache.Entry entry(InstalledPlugin... plugins) {
    return entry("1", Duration.ZERO, plugins);
  }

  @Test
  void keepsWhatAPluginDeclaresForGood() {
    entry(PLUGIN).keep(DECLARED);
    assertEquals(Optional.of(DECLARED), entry("1", Duration.ofDays(1000), PLUGIN).declared());
  }

  @Test
  void asksAgainWhenTheJarOrTheRunnerHasChanged() {
    entry(PLUGIN).keep(DECLARED);
    entry(PLUGIN).keepLate("late");
    InstalledPlugin changed = installed("a").sha256("02").build();
    assertEquals(Optional.empty(), entry(changed).declared());
    assertEquals(Optional.empty(), entry(changed).late());
    assertEquals(Optional.empty(), entry("2", Duration.ZERO, PLUGIN).declared());
  }

  @Test
  void asksAgainWhenAPluginThatItDependsOnHasChanged() {
    InstalledPlugin base = installed("base").sha256("03").build();
    entry(base, PLUGIN).keep(DECLARED);
    assertEquals(Optional.of(DECLARED), entry(base, PLUGIN).declared());
    InstalledPlugin newer = installed("base").sha256("04").build();
    assertEquals(Optional.empty(), entry(newer, PLUGIN).declared());
  }

  @Test
  void remembersForAnHourThatAPluginTookTooLong() {
    entry(PLUGIN).keepLate("Plugin 'a' did not start");
    String said = entry("1", Duration.ofMinutes(59), PLUGIN).late().orElseThrow();
    assertTrue(said.startsWith("Plugin 'a' did not start; it is asked again after "), said);
    assertEquals(Optional.empty(), entry("1", Duration.ofMinutes(61), PLUGIN).late());
  }
}
