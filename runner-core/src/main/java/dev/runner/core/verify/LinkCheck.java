package dev.runner.core.verify;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.HostJar;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a plugin's own classes use and what is not there. */
final class LinkCheck {

  private static final int MOST = 20;

  private final InstalledPlugins all;

  LinkCheck(InstalledPlugins all) {
    this.all = all;
  }

  /**
   * Checks a plugin.
   *
   * @return an issue for each thing that is missing, twenty at most
   * @throws IOException if a jar cannot be read
   */
  List<Issue> check(PluginClasses read) throws IOException {
    Map<Reference, String> missing = new LinkedHashMap<>();
    boolean complete = hasAllDependencies(read.plugin());
    try (ClassPool pool = new ClassPool(places(read.plugin()), true)) {
      for (ClassFacts facts : read.classes()) {
        for (Reference used : facts.references()) {
          if (!missing.containsKey(used) && isMissing(used, pool, complete)) {
            missing.put(used, facts.name().replace('/', '.'));
          }
        }
      }
    }
    Set<String> absent = new java.util.HashSet<>();
    missing.keySet().stream().filter(r -> !r.isMember()).forEach(r -> absent.add(r.owner()));
    List<Issue> issues = new ArrayList<>();
    missing.forEach(
        (used, user) -> {
          if (!used.isMember() || !absent.contains(used.owner())) {
            issues.add(issue(read.plugin(), used, user));
          }
        });
    return issues.size() <= MOST ? issues : cut(read.plugin().id(), issues);
  }

  private static List<Issue> cut(PluginId id, List<Issue> issues) {
    List<Issue> kept = new ArrayList<>(issues.subList(0, MOST));
    kept.add(
        Issue.info(
            "plugin.broken-link",
            id.value(),
            "Plugin '%s' has %d more links of this kind: correct the first, and verify it again"
                .formatted(id, issues.size() - MOST)));
    return kept;
  }

  /** Its own jar, its libraries, the host's, and those of the plugins whose classes it sees. */
  private List<Path> places(InstalledPlugin plugin) {
    List<Path> places = new ArrayList<>(HostJar.shared());
    Stream.concat(Stream.of(plugin.id()), plugin.dependencies().stream())
        .flatMap(id -> all.find(id).stream())
        .forEach(
            found -> {
              places.add(found.files().jar());
              places.addAll(found.files().libraries());
            });
    return places;
  }

  private boolean hasAllDependencies(InstalledPlugin plugin) {
    return plugin.dependencies().stream().allMatch(id -> all.find(id).isPresent());
  }

  private static boolean isMissing(Reference used, ClassPool pool, boolean complete) {
    boolean shared = HostJar.shares(used.owner().replace('/', '.'));
    Optional<ClassFacts> owner = pool.find(used.owner());
    if (owner.isEmpty()) {
      return !used.isMember() ? shared || complete : false;
    }
    return used.isMember() && new Lookup(pool, used).fails(owner.get());
  }

  private static Issue issue(InstalledPlugin plugin, Reference used, String user) {
    boolean shared = HostJar.shares(used.owner().replace('/', '.'));
    String advice =
        shared
            ? "compile the plugin against the plugin-api and the JUnit of this runner"
            : "add the library that holds it to the plugin's lib/";
    String message =
        "Class '%s' of plugin '%s' uses %s, which is not there: %s"
            .formatted(user, plugin.id(), used.text(), advice);
    return shared || used.isMember()
        ? Issue.error("plugin.broken-link", plugin.id().value(), message)
        : Issue.warning("plugin.missing-class", plugin.id().value(), message);
  }

  /** Looks for one member where the JVM would. */
  private static final class Lookup {

    private final ClassPool pool;
    private final Reference member;
    private boolean found;
    private boolean unknown;
    private boolean host;

    Lookup(ClassPool pool, Reference member) {
      this.pool = pool;
      this.member = member;
    }

    /** Tells whether a class of the host should have the member, and nothing on the way has it. */
    boolean fails(ClassFacts owner) {
      visit(owner);
      return host && !found && !unknown;
    }

    private void visit(ClassFacts type) {
      host |= HostJar.shares(type.name().replace('/', '.'));
      found |= type.has(member);
      if (!found) {
        Stream.concat(type.parent().stream(), type.interfaces().stream()).forEach(this::visitNext);
      }
    }

    private void visitNext(String name) {
      Optional<ClassFacts> next = pool.find(name);
      unknown |= next.isEmpty();
      next.ifPresent(this::visit);
    }
  }
}
