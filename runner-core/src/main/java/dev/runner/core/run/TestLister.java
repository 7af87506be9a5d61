package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.fork.ForkSetup;
import dev.runner.core.index.IndexKey;
import dev.runner.core.index.TestIndex;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.NamedTests;
import dev.runner.core.order.Order;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginDiscovery;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.Suite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells which tests plugins have: from the index where it knows, else by discovery in forks, which
 * fills the index.
 *
 * <p>The index knows plugins whose only engine is Jupiter: what it finds depends on nothing but the
 * classes, the forks' JVM and the JUnit parameters. Other engines may read any file.
 */
final class TestLister {

  /** The folder of what forks write that only look for tests; those of the run have another. */
  private static final String LOOKS = "looks";

  private final PreparedSuite prepared;
  private final Consumer<Issue> issues;
  private final Selection selection;
  private final TestIndex index;
  private final Map<PluginId, InstalledPlugin> installed = new HashMap<>();
  private final String host = Host.digest();

  /**
   * Makes a lister.
   *
   * @param prepared a suite that is not refused
   * @param issues hears of what discovery noticed, now or when the index was filled
   */
  TestLister(PreparedSuite prepared, Consumer<Issue> issues) {
    this.prepared = prepared;
    this.issues = issues;
    this.selection = prepared.suite().selection();
    this.index = new TestIndex(prepared.settings().cache().resolve("index"));
    Stream.of(prepared.suite().plugins(), prepared.suite().needed())
        .flatMap(List::stream)
        .map(PluginTests::plugin)
        .forEach(plugin -> installed.put(plugin.id(), plugin));
  }

  /** Returns the tests of some parts of the suite, no filter applied but class and method names. */
  List<ListedTest> list(List<PluginTests> parts) {
    Map<PluginId, PluginDiscovery> found = new HashMap<>();
    List<PluginTests> unknown = new ArrayList<>();
    for (PluginTests part : parts) {
      Optional<PluginDiscovery> known = known(part);
      known.ifPresent(discovery -> found.put(part.plugin().id(), discovery));
      if (known.isEmpty()) {
        unknown.add(part);
      }
    }
    if (!unknown.isEmpty()) {
      discover(unknown, found);
    }
    List<ListedTest> tests = new ArrayList<>();
    for (PluginTests part : parts) {
      PluginDiscovery discovery = found.get(part.plugin().id());
      discovery.issues().forEach(issues);
      tests.addAll(named(part, discovery));
    }
    return tests;
  }

  /** Looks into the index; issues there may be of classes that the selection does not name. */
  private Optional<PluginDiscovery> known(PluginTests part) {
    return isIndexed(part)
        ? index
            .find(key(part))
            .filter(discovery -> discovery.issues().isEmpty() || !selection.namesClasses())
        : Optional.empty();
  }

  private void discover(List<PluginTests> unknown, Map<PluginId, PluginDiscovery> found) {
    Discoveries discoveries = new Discoveries();
    Suite part = suite(unknown);
    try (Watchdog watchdog = new Watchdog(prepared.settings().limits())) {
      TestForks forks =
          new TestForks(
              starter(part, watchdog),
              new TestNumbers(),
              Referee.lenient(),
              new Cancellation(),
              this::accept);
      new Scheduler(Isolation.RUN, prepared.settings().setups())
          .schedule(part)
          .forEach(plan -> forks.list(plan, discoveries));
    }
    boolean kept = false;
    for (PluginTests plugin : unknown) {
      PluginDiscovery discovery = discoveries.of(plugin.plugin().id());
      found.put(plugin.plugin().id(), discovery);
      if (isIndexed(plugin) && !selection.namesClasses() && discoveries.isComplete(plugin)) {
        index.keep(key(plugin), discovery);
        kept = true;
      }
    }
    if (kept) {
      index.prune();
    }
  }

  /** Returns the suite of some parts; the others stay as what these may depend on. */
  private Suite suite(List<PluginTests> parts) {
    List<PluginTests> needed = new ArrayList<>(prepared.suite().needed());
    prepared.suite().plugins().stream().filter(part -> !parts.contains(part)).forEach(needed::add);
    return new Suite(parts, needed, selection.beforeDiscovery(), List.of());
  }

  private ForkStarter starter(Suite part, Watchdog watchdog) {
    PreparedSuite unfiltered =
        new PreparedSuite(
            prepared
                .settings()
                .undebugged()
                .lookingIn(prepared.settings().runFolder().resolve(LOOKS))
                .ordered(Order.History.ONLY), // the index is of no order
            prepared.plugins(),
            prepared.config(),
            part,
            List.of());
    RunControl alone =
        new RunControl(
            Referee.lenient(),
            new Cancellation(),
            new RunningForks(),
            KnownSecrets.of(SecretMask.NONE));
    return new ForkStarter(unfiltered, alone, watchdog, Lender.NONE, this::accept);
  }

  private void accept(RunEvent event) {
    if (event instanceof IssueRaised raised) {
      issues.accept(raised.issue());
    }
  }

  private List<ListedTest> named(PluginTests part, PluginDiscovery discovery) {
    if (!isIndexed(part)) {
      return discovery.tests(); // its engines have done it, each in its own way
    }
    NamedTests names = new NamedTests(selection, part.classes());
    return discovery.tests().stream().filter(listed -> names.wants(listed.test())).toList();
  }

  private static boolean isIndexed(PluginTests part) {
    return !part.plugin().contents().bringsEngines();
  }

  private IndexKey key(PluginTests part) {
    Map<PluginId, String> digests = new HashMap<>();
    collect(part.plugin().dependencies(), digests);
    ForkSetup setup = prepared.settings().setups().of(part.plugin().id());
    String jdk = setup.jdk().isRunning() ? host : Host.digest(setup.jdk());
    return IndexKey.of(part, digests.values(), jdk, setup.arguments(List.of()));
  }

  private void collect(Collection<PluginId> needed, Map<PluginId, String> digests) {
    for (PluginId id : needed) {
      InstalledPlugin plugin = installed.get(id);
      if (plugin != null && digests.put(id, plugin.sha256()) == null) {
        collect(plugin.dependencies(), digests);
      }
    }
  }
}
