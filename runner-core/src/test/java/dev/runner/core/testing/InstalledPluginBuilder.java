package dev.runner.core.testing;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.NeedsIndex;
import dev.runner.core.plugin.PluginContents;
import dev.runner.core.plugin.PluginFiles;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginManifest;
import dev.runner.core.plugin.TestIdIndex;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes records of plugins that no test loads. */
public final class InstalledPluginBuilder {

  private final PluginId id;
  private List<String> packages = List.of();
  private List<String> jvmArguments = List.of();
  private String kind = PluginManifest.TESTS;
  private List<PluginId> dependencies = List.of();
  private Set<PluginId> optional = Set.of();
  private List<String> classes = List.of();
  private String sha256 = "00";
  private boolean engines;
  private boolean noTests;
  private Optional<String> resources = Optional.empty();
  private boolean serial;
  private final Map<String, ClassNeeds> needs = new HashMap<>();
  private final Map<String, Set<String>> outside = new HashMap<>();

  private InstalledPluginBuilder(PluginId id) {
    this.id = id;
  }

  /** Begins a plugin of tests without any classes. */
  public static InstalledPluginBuilder installed(String id) {
    return new InstalledPluginBuilder(new PluginId(id));
  }

  public InstalledPluginBuilder packages(String... names) {
    this.packages = List.of(names);
    return this;
  }

  public InstalledPluginBuilder jvmArguments(String... arguments) {
    this.jvmArguments = List.of(arguments);
    return this;
  }

  public InstalledPluginBuilder kind(String name) {
    this.kind = name;
    return this;
  }

  public InstalledPluginBuilder needing(String... ids) {
    this.dependencies = Stream.of(ids).map(PluginId::new).toList();
    return this;
  }

  public InstalledPluginBuilder optionally(String... ids) {
    this.optional = Stream.of(ids).map(PluginId::new).collect(Collectors.toSet());
    return this;
  }

  public InstalledPluginBuilder sha256(String digest) {
    this.sha256 = digest;
    return this;
  }

  public InstalledPluginBuilder classes(String... names) {
    this.classes = List.of(names);
    return this;
  }

  public InstalledPluginBuilder bringingEngines() {
    this.engines = true;
    return this;
  }

  public InstalledPluginBuilder allowingNoTests() {
    this.noTests = true;
    return this;
  }

  /** Sets the limited resources of its manifest. */
  public InstalledPluginBuilder resources(String text) {
    this.resources = Optional.of(text);
    return this;
  }

  /** Lets no two of its classes run side by side. */
  public InstalledPluginBuilder serial() {
    this.serial = true;
    return this;
  }

  /** Says what one of its classes needs. */
  public InstalledPluginBuilder need(String className, ClassNeeds need) {
    needs.merge(className, need, ClassNeeds::and);
    return this;
  }

  /** Says which type of another plugin one of its classes inherits from. */
  public InstalledPluginBuilder inheriting(String className, String other) {
    outside.put(className, Set.of(other));
    return this;
  }

  /** Returns plugins as a catalogue would, each after those it needs if it is given so. */
  public static InstalledPlugins all(InstalledPluginBuilder... plugins) {
    List<InstalledPlugin> built = Stream.of(plugins).map(InstalledPluginBuilder::build).toList();
    return InstalledPlugins.of(built);
  }

  /** Returns the record. */
  public InstalledPlugin build() {
    Path jar = Path.of("/plugins", id + ".jar");
    return new InstalledPlugin(
        id,
        "1.0.0",
        "",
        jar,
        sha256,
        new PluginManifest(packages, jvmArguments, kind, false, noTests, resources, serial),
        dependencies,
        optional,
        new PluginFiles(jar, List.of()),
        new PluginContents(
            classes,
            false,
            engines,
            List.of(),
            List.of(),
            Set.of(),
            new NeedsIndex(needs, outside),
            TestIdIndex.NONE));
  }
}
