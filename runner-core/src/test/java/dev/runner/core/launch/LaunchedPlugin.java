package dev.runner.core.launch;

import dev.runner.core.issue.Issue;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginCatalog;
import dev.runner.core.plugin.PluginHost;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginLoadException;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import dev.runner.core.testing.PluginJarBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plugin that is compiled, installed, loaded into this process and launched. */
final class LaunchedPlugin implements LaunchListener {

  static final PluginId ID = new PluginId("shop");

  private final Path folder;
  private final InstalledPlugin installed;
  private final PluginUnderTest plugin;
  private final Map<Integer, Announcement> nodes = new LinkedHashMap<>();
  private final List<String> events = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();

  private LaunchedPlugin(Path folder, InstalledPlugin installed, PluginUnderTest plugin) {
    this.folder = folder;
    this.installed = installed;
    this.plugin = plugin;
  }

  /** Installs a jar in a folder and loads it. */
  static LaunchedPlugin of(PluginJarBuilder jar, Path folder, Map<String, String> parameters) {
    jar.write(folder.resolve("plugins/shop.jar"));
    InstalledPlugins read =
        new PluginCatalog(folder.resolve("cache"), "0.1.0")
            .read(List.of(folder.resolve("plugins")));
    InstalledPlugin installed =
        read.find(ID).orElseThrow(() -> new AssertionError(read.issues().toString()));
    try {
      PluginUnderTest plugin =
          new PluginUnderTest(
              new PluginHost().load(PluginToLoad.of(installed)),
              installed.manifest().testPackages(),
              parameters);
      return new LaunchedPlugin(folder, installed, plugin);
    } catch (PluginLoadException e) {
      throw new AssertionError(e);
    }
  }

  static LaunchedPlugin of(PluginJarBuilder jar, Path folder) {
    return of(jar, folder, Map.of());
  }

  /** Returns the portion of everything. */
  Portion all() {
    boolean engines = installed.contents().bringsEngines();
    return new Portion(ID, installed.contents().classes(), engines, List.of());
  }

  LaunchedPlugin discover(Selection selection) {
    try (SuiteLauncher launcher = launcher(selection)) {
      launcher.discover(all());
    }
    return this;
  }

  LaunchedPlugin execute() {
    return execute(all());
  }

  LaunchedPlugin execute(Portion... portions) {
    try (SuiteLauncher launcher = launcher(Selection.ALL)) {
      for (Portion portion : portions) {
        launcher.execute(portion);
      }
    }
    return this;
  }

  /** Opens a session as a new process would: what was heard before is forgotten. */
  private SuiteLauncher launcher(Selection selection) {
    nodes.clear();
    events.clear();
    issues.clear();
    return new SuiteLauncher(
        Map.of(ID, plugin), selection, folder.resolve("files"), ComputeWatch.off(), this);
  }

  /** Returns the listed ids of all tests and templates, sorted, without the plugin's. */
  List<String> listed() {
    return nodes.values().stream()
        .filter(node -> node.kind() != Kind.CONTAINER)
        .map(node -> node.description().listedId().substring("shop:".length()))
        .sorted()
        .toList();
  }

  /** Returns the description of a test or template by its printed id without the plugin's. */
  TestDescription test(String printedId) {
    return nodes.values().stream()
        .map(Announcement::description)
        .filter(test -> test.printedId().equals("shop:" + printedId))
        .findFirst()
        .orElseThrow(() -> new AssertionError(printedId + " is not among " + listed()));
  }

  /** Returns the ends of tests and templates: {@code p.A.one PASSED}. */
  List<String> verdicts() {
    return events.stream()
        .filter(event -> event.startsWith("finished "))
        .map(event -> event.substring("finished ".length()))
        .filter(event -> !event.startsWith("- "))
        .sorted()
        .toList();
  }

  List<String> events() {
    return events;
  }

  List<Issue> issues() {
    return issues;
  }

  Map<Integer, Announcement> nodes() {
    return nodes;
  }

  @Override
  public synchronized void announced(List<Announcement> found) {
    for (Announcement node : found) {
      if (nodes.put(node.id(), node) != null) {
        throw new AssertionError("announced twice: " + node);
      }
      if (node.parent() != 0 && !nodes.containsKey(node.parent())) {
        throw new AssertionError("announced before its parent: " + node);
      }
      events.add("announced " + name(node.id()));
    }
  }

  @Override
  public synchronized void started(int id, int parent) {
    events.add("started " + name(id));
  }

  @Override
  public synchronized void finished(int id, Verdict verdict, Duration duration) {
    if (duration.isNegative()) {
      throw new AssertionError("a negative duration");
    }
    String cause = verdict.cause().map(c -> " " + c).orElse("");
    events.add("finished " + name(id) + " " + verdict.outcome() + cause);
  }

  @Override
  public synchronized void disabled(int id, String reason) {
    events.add("disabled " + name(id) + ": " + reason);
  }

  @Override
  public synchronized void cleanupFailed(int id, List<String> actions, String detail) {
    events.add("cleanup " + name(id) + " " + actions);
  }

  @Override
  public synchronized void reported(int id, Map<String, String> values) {
    events.add("reported " + name(id) + " " + values);
  }

  @Override
  public synchronized void published(int id, Path path, Optional<String> mediaType) {
    String place = folder.resolve("files").relativize(path).toString();
    events.add("published " + name(id) + " " + place + mediaType.map(" "::concat).orElse(""));
  }

  @Override
  public synchronized void found(Issue issue) {
    issues.add(issue);
  }

  /** Returns the printed id of a test or template, or a dash before that of a container. */
  private String name(int id) {
    Announcement node = nodes.get(id);
    if (node == null) {
      throw new AssertionError("node " + id + " was never announced");
    }
    String name = node.description().printedId().replace("shop:", "");
    return node.kind() == Kind.CONTAINER ? "- " + name : name;
  }
}
