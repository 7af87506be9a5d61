package dev.runner.core.run;

import dev.runner.api.config.NearestName;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.config.ConfigMerger;
import dev.runner.core.config.CoreConfig;
import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.config.Declarations;
import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.config.MergedConfig;
import dev.runner.core.config.TimeLimits;
import dev.runner.core.fork.Debugging;
import dev.runner.core.fork.ForkLauncher;
import dev.runner.core.fork.OptionProbe;
import dev.runner.core.fork.ProbeCache;
import dev.runner.core.fork.ProbedOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.launch.TagExpressions;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginState;
import dev.runner.core.plugin.TestIdClashes;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.Suite;
import dev.runner.core.suite.SuiteAssembler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Does what runs and lists have in common: from a request to the suite. */
final class SuitePreparer {

  private final ProductVersion version = ProductVersion.current();

  PreparedSuite prepare(RunRequest request, Path runFolder) {
    return prepare(request, runFolder, 0);
  }

  /** Prepares a run that has had forks before. */
  PreparedSuite prepare(RunRequest request, Path runFolder, int forksBefore) {
    CoreConfig core = new CoreConfigReader().read(request.sources());
    RunSettings settings = settings(request, core, runFolder).behind(forksBefore);
    List<Issue> early = new ArrayList<>(core.issues());
    early.addAll(settings.setups().issues());
    early.addAll(settings.lending().issues());
    if (ExitStatus.of(early) == ExitStatus.USAGE) {
      return refused(settings, early, request.selection());
    }
    InstalledPlugins installed = new TestIdClashes().disown(installed(settings, request));
    List<Issue> wrong = problems(request.selection(), installed);
    if (!wrong.isEmpty()) {
      return refused(settings, wrong, request.selection());
    }
    return assembled(settings, configured(settings, installed, request), request);
  }

  private PreparedSuite assembled(
      RunSettings settings, PreparedConfig configured, RunRequest request) {
    Suite whole = suite(configured.plugins(), configured, request);
    Optional<InstalledPlugins> supplied = supplied(configured.plugins(), whole, settings);
    InstalledPlugins usable = supplied.orElse(configured.plugins());
    Suite suite = supplied.map(some -> suite(some, configured, request)).orElse(whole);
    List<Issue> unfit = new InProcessCheck(settings).problems(suite);
    if (ExitStatus.of(unfit) == ExitStatus.USAGE) {
      return refused(settings, unfit, request.selection());
    }
    MergedConfig config = configured.config().with(unfit);
    InstalledPlugins taking = usable.only(request.selection()::includes);
    int forks = new ForkCount(settings).of(suite, request.execution());
    long seed = request.execution().order().seed().orElseGet(() -> RandomSeed.of(suite.plugins()));
    RunSettings decided = settings.decided(seed, forks, request.execution().isolation());
    PreparedSuite prepared = new PreparedSuite(decided, taking, config, suite, List.of());
    boolean listed = !request.selection().lists().only().isEmpty() && !prepared.isRefused();
    PreparedSuite chosen = listed ? new TestChooser(prepared).choose() : prepared;
    return request.shard().isPresent() && !chosen.isRefused()
        ? shard(chosen, request, request.shard().get())
        : chosen;
  }

  private static PreparedSuite shard(PreparedSuite whole, RunRequest request, ShardRequest part) {
    PreparedSuite shard = new ShardDivider(whole).divide(part);
    RunSettings settings = shard.settings();
    int forks = new ForkCount(settings).of(shard.suite(), request.execution());
    return shard.with(settings.decided(settings.seed(), forks, settings.isolation()));
  }

  /** Returns where a run keeps its files, of a request whose configuration has no errors. */
  RunSettings settings(RunRequest request, Path runFolder) {
    return settings(request, new CoreConfigReader().read(request.sources()), runFolder);
  }

  private static Suite suite(
      InstalledPlugins plugins, PreparedConfig configured, RunRequest request) {
    return new SuiteAssembler()
        .assemble(plugins, configured.config()::junitParameters, request.selection());
  }

  /**
   * Takes those out that need more of a limited resource than there is, with an issue for each;
   * empty if there is nothing to say.
   */
  private static Optional<InstalledPlugins> supplied(
      InstalledPlugins plugins, Suite suite, RunSettings settings) {
    NeedsCheck check = new NeedsCheck(settings.sharing());
    Map<PluginId, Issue> excessive = check.excessive(suite);
    List<Issue> noticed = new ArrayList<>(excessive.values());
    check.unknown(plugins).ifPresent(noticed::add);
    return noticed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            plugins.without(
                plugin -> excessive.containsKey(plugin.id()), PluginState.REJECTED, noticed));
  }

  /** Prepares the configuration alone, also where it is wrong: whoever asks wants to know all. */
  PreparedConfig configure(RunRequest request, Path scratch) {
    CoreConfig core = new CoreConfigReader().read(request.sources());
    RunSettings settings = settings(request, core, scratch);
    return configured(settings, new PluginReader(settings, request).readAll(), request);
  }

  /** Reads the installed plugins alone. */
  InstalledPlugins installed(RunRequest request, Path scratch) {
    CoreConfig core = new CoreConfigReader().read(request.sources());
    return installed(settings(request, core, scratch), request);
  }

  private static InstalledPlugins installed(RunSettings settings, RunRequest request) {
    return new PluginReader(settings, request).read();
  }

  /** Asks plugins for their options, and merges these with what is set. */
  PreparedConfig configured(RunSettings settings, InstalledPlugins installed, RunRequest request) {
    ProbedOptions probed = probe(settings, installed);
    InstalledPlugins answering =
        new ClientClashes(probed).leaveOut(withoutFailed(installed, probed), request.selection());
    Declarations declarations = declarations(answering, probed, request.selection());
    MergedConfig merged = new ConfigMerger().merge(declarations, request.sources());
    if (merged.issues().stream().anyMatch(issue -> issue.code().equals("config.unknown-key"))) {
      // Options of exporters that come with the product; most runs need not read those.
      declarations = declarations.knowing(ofProducts(settings, installed, request));
      merged = new ConfigMerger().merge(declarations, request.sources());
    }
    MergedConfig config = merged.with(settings.setups().issues()).with(settings.lending().issues());
    InstalledPlugins usable =
        answering.without(
            plugin -> config.rejected().contains(plugin.id()), PluginState.REJECTED, List.of());
    return new PreparedConfig(usable, declarations, config);
  }

  private List<DeclaredOptions> ofProducts(
      RunSettings settings, InstalledPlugins installed, RunRequest request) {
    InstalledPlugins products =
        new PluginReader(settings, request).products().only(id -> !installed.ids().contains(id));
    return probe(settings, products).declared().entrySet().stream()
        .map(said -> new DeclaredOptions(said.getKey(), said.getValue().groups()))
        .toList();
  }

  private static PreparedSuite refused(
      RunSettings settings, List<Issue> issues, Selection selection) {
    return new PreparedSuite(
        settings,
        InstalledPlugins.NONE,
        new MergedConfig(Map.of(), Map.of(), Map.of(), issues, Set.of()),
        new Suite(List.of(), List.of(), selection, List.of()),
        List.of());
  }

  private RunSettings settings(RunRequest request, CoreConfig core, Path runFolder) {
    Workspace workspace = new Workspace(request.workspace());
    Path cache = workspace.cache(core);
    Debugging debugging = request.execution().debugging();
    RunPlaces places =
        new RunPlaces(
            workspace.store(core),
            workspace.data().resolve("plugin-times"),
            workspace.classTimes(),
            workspace.forkGuess(),
            cache,
            runFolder);
    return new RunSettings(
        places,
        ForkSetups.of(core.forks(), request.workspace()),
        debugging,
        new RunRules(
            limits(core, request.execution()),
            core.sharing(),
            core.failures().with(request.execution().tries()),
            core.leftovers(),
            Lending.of(core.services(), workspace, request.sources().environment()),
            core.trust()),
        0,
        1,
        Isolation.RUN,
        0,
        request.execution().order());
  }

  private static TimeLimits limits(CoreConfig core, Execution execution) {
    if (execution.debugging().port().isPresent()) {
      return TimeLimits.none();
    }
    TimeLimits limits = core.limits().with(execution.testLimit(), execution.runLimit());
    return execution.debugging().inProcess() ? limits.ofTests() : limits;
  }

  /** Asks plugins what they declare. */
  ProbedOptions probe(RunSettings settings, InstalledPlugins installed) {
    ForkLauncher launcher = new ForkLauncher(settings.runFolder().resolve("probes"));
    ProbeCache cache =
        new ProbeCache(settings.cache().resolve("probes"), version.full(), Clock.systemUTC());
    return new OptionProbe(launcher, settings.setups()::of, cache).ask(installed.plugins());
  }

  private static InstalledPlugins withoutFailed(InstalledPlugins installed, ProbedOptions probed) {
    List<Issue> reasons =
        new TreeMap<>(probed.failures())
            .entrySet().stream()
                .map(f -> Issue.error("plugin.failed", f.getKey().value(), f.getValue()))
                .toList();
    return installed.without(
        plugin -> probed.failures().containsKey(plugin.id()), PluginState.FAILED, reasons);
  }

  private static Declarations declarations(
      InstalledPlugins installed, ProbedOptions probed, Selection selection) {
    List<DeclaredOptions> selected = new ArrayList<>();
    List<DeclaredOptions> unselected = new ArrayList<>();
    Set<PluginId> loaded = installed.withDependencies(selection::includes);
    for (InstalledPlugin plugin : installed.plugins()) {
      List<OptionGroup> groups =
          probed.declared().getOrDefault(plugin.id(), PluginDeclarations.NONE).groups();
      DeclaredOptions declared = new DeclaredOptions(plugin.id(), groups);
      (loaded.contains(plugin.id()) ? selected : unselected).add(declared);
    }
    Set<PluginId> unreadable = new TreeSet<>();
    installed.rejected().forEach(plugin -> unreadable.add(plugin.id()));
    return new Declarations(selected, unselected, unreadable);
  }

  private static List<Issue> problems(Selection selection, InstalledPlugins installed) {
    List<Issue> issues = new ArrayList<>();
    Set<PluginId> named = new TreeSet<>(selection.plugins());
    named.addAll(selection.excludedPlugins());
    named.removeAll(installed.ids());
    String installedIds =
        installed.ids().isEmpty()
            ? "no plugin is"
            : "installed are: "
                + installed.ids().stream()
                    .map(PluginId::value)
                    .sorted()
                    .collect(Collectors.joining(", "));
    for (PluginId id : named) {
      String meant = nearest(id, installed);
      issues.add(
          Issue.error(
              "config.unknown-plugin",
              id.value(),
              "Plugin '%s' is not installed (%s)%s".formatted(id, installedIds, meant)));
    }
    for (String expression : selection.tagExpressions()) {
      TagExpressions.problem(expression)
          .ifPresent(
              problem -> issues.add(Issue.error("config.bad-tag-expression", expression, problem)));
    }
    return issues;
  }

  private static String nearest(PluginId id, InstalledPlugins installed) {
    return new NearestName(installed.ids().stream().map(PluginId::value).toList())
        .to(id.value())
        .map(name -> ": did you mean '" + name + "'?")
        .orElse("");
  }
}
