package dev.runner.core.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.pf4j.ManifestPluginDescriptorFinder;

/**
 * What a plugin's manifest says in the runner's own attributes.
 *
 * @param testPackages the packages whose classes are its tests, with their subpackages; empty for
 *     all of its own classes
 * @param jvmArguments what its forks need on their command line
 * @param kind {@code tests} unless it says otherwise
 * @param hasPluginClass whether it names a plugin class, which is started with the plugin
 * @param allowsNoTests whether it may turn out to have no tests
 * @param resources how much each of its classes uses of limited resources, as it is written; empty
 *     for nothing
 * @param serial whether no two of its classes may run side by side
 */
public record PluginManifest(
    List<String> testPackages,
    List<String> jvmArguments,
    String kind,
    boolean hasPluginClass,
    boolean allowsNoTests,
    Optional<String> resources,
    boolean serial) {

  /** Comma-separated packages. */
  public static final String TEST_PACKAGES = "Runner-Test-Packages";

  /** Arguments separated by white space. */
  public static final String JVM_ARGUMENTS = "Runner-Jvm-Arguments";

  /** What the plugin contributes. */
  public static final String KIND = "Runner-Kind";

  /** {@code true} for a plugin whose tests come and go, or that serves other plugins only. */
  public static final String ALLOW_NO_TESTS = "Runner-Allow-No-Tests";

  /** Limited resources that each of its classes uses, with amounts: {@code db=1, license=2}. */
  public static final String RESOURCES = "Runner-Resources";

  /** {@code true} for a plugin no two classes of which may run side by side. */
  public static final String SERIAL = "Runner-Serial";

  /** The kind of a plugin that contributes tests. */
  public static final String TESTS = "tests";

  /** The kinds that there are; only plugins of the first have tests. */
  public static final List<String> KINDS = List.of(TESTS, "exporter", "library");

  /** Copies the lists. */
  public PluginManifest {
    testPackages = List.copyOf(testPackages);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** Returns how much each of its classes uses of limited resources. */
  public Map<String, Integer> units() {
    return resources.flatMap(NeededResources::parse).map(Map::copyOf).orElse(Map.of());
  }

  static PluginManifest of(Manifest manifest) {
    Attributes attributes = manifest.getMainAttributes();
    return new PluginManifest(
        split(attributes.getValue(TEST_PACKAGES), "[,\\s]+"),
        split(attributes.getValue(JVM_ARGUMENTS), "\\s+"),
        Optional.ofNullable(attributes.getValue(KIND)).map(String::strip).orElse(TESTS),
        attributes.getValue(ManifestPluginDescriptorFinder.PLUGIN_CLASS) != null,
        Boolean.parseBoolean(attributes.getValue(ALLOW_NO_TESTS)),
        Optional.ofNullable(attributes.getValue(RESOURCES)),
        Boolean.parseBoolean(attributes.getValue(SERIAL)));
  }

  private static List<String> split(
      @org.jspecify.annotations.Nullable String value, String separator) {
    if (value == null) {
      return List.of();
    }
    return Arrays.stream(value.strip().split(separator)).filter(s -> !s.isEmpty()).toList();
  }
}
