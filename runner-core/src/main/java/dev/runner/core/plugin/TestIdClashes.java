package dev.runner.core.plugin;

import dev.runner.core.issue.Issue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes from tests the ids that are no UUIDs or that several methods or classes of all plugins
 * carry, so that the histories of two tests never become one.
 */
public final class TestIdClashes {

  private record Carrier(PluginId plugin, TestIdClaim claim) {

    @Override
    public String toString() {
      return "'%s' of plugin '%s'".formatted(claim.place(), plugin);
    }
  }

  private final Map<String, List<Carrier>> carriers = new LinkedHashMap<>();
  private final List<Issue> issues = new ArrayList<>();

  /** Creates a search; for one set of plugins. */
  public TestIdClashes() {}

  /** Returns the plugins with an issue for each bad id, without the ids that do not count. */
  public InstalledPlugins disown(InstalledPlugins installed) {
    installed.plugins().forEach(this::collect);
    Set<String> shared = new TreeSet<>();
    carriers.forEach(
        (id, all) -> {
          if (all.size() > 1) {
            shared.add(id);
            issues.add(shared(id, all));
          }
        });
    if (issues.isEmpty()) {
      return installed;
    }
    List<Issue> all = new ArrayList<>(installed.issues());
    all.addAll(issues);
    return new InstalledPlugins(
        installed.plugins().stream().map(plugin -> without(plugin, shared)).toList(),
        installed.rejected(),
        installed.nameless(),
        all);
  }

  private void collect(InstalledPlugin plugin) {
    for (TestIdClaim claim : plugin.contents().testIds().claims()) {
      Carrier carrier = new Carrier(plugin.id(), claim);
      if (TestIdIndex.isUuid(claim.id())) {
        String id = claim.id().toLowerCase(Locale.ROOT);
        carriers.computeIfAbsent(id, key -> new ArrayList<>(1)).add(carrier);
      } else {
        issues.add(malformed(carrier));
      }
    }
  }

  private static InstalledPlugin without(InstalledPlugin plugin, Set<String> shared) {
    Set<String> own = new TreeSet<>();
    for (TestIdClaim claim : plugin.contents().testIds().claims()) {
      String id = claim.id().toLowerCase(Locale.ROOT);
      if (shared.contains(id)) {
        own.add(id);
      }
    }
    return own.isEmpty() ? plugin : plugin.disowning(own);
  }

  private static Issue malformed(Carrier carrier) {
    return Issue.error(
        "plugin.bad-test-id",
        carrier.plugin().value(),
        "%s has @TestId(\"%s\") (expected a UUID such as those of 'uuidgen'): its history goes by its name until it has one"
            .formatted(carrier, VisibleText.of(carrier.claim().id())));
  }

  private static Issue shared(String id, List<Carrier> carriers) {
    return Issue.error(
        "plugin.duplicate-test-id",
        carriers.get(carriers.size() - 1).plugin().value(),
        "Test id '%s' is carried by %s: they run, and their histories go by their names until all but one have a new UUID"
            .formatted(
                id, String.join(" and ", carriers.stream().map(Carrier::toString).toList())));
  }
}
