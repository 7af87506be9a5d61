package dev.runner.core.shard;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what some runs lack to be one whole suite together. */
public final class ShardProof {

  private static final String MISSING = Issue.MERGE_AREA + "missing-shard";
  private static final String OTHER = Issue.MERGE_AREA + "other-suite";
  private static final String UNFINISHED = Issue.MERGE_AREA + "unfinished-run";
  private static final int NAMED = 5;

  private final List<ShardRun> runs;
  private final List<ShardRun> ofSuite;
  private final List<Issue> issues = new ArrayList<>();

  /**
   * Looks at runs.
   *
   * @param runs runs, shards among them or not; the suite is that of which most shards are
   */
  public ShardProof(List<ShardRun> runs) {
    this.runs = List.copyOf(runs);
    this.ofSuite = most(runs);
  }

  /** Returns an ERROR for each thing that is missing, and a WARNING for what is there twice. */
  public List<Issue> issues() {
    runs.stream().filter(this::isOfOtherSuite).forEach(this::addOther);
    if (!ofSuite.isEmpty()) {
      addMissing(ofSuite.get(0).manifest().orElseThrow());
      addRepeated();
    }
    unfinished().forEach(run -> issues.add(unfinished(run)));
    return List.copyOf(issues);
  }

  /** Tells whether no two of the runs can have a test in common. */
  public boolean areDisjoint() {
    Set<Integer> numbers = new HashSet<>();
    return runs.size() == ofSuite.size()
        && ofSuite.stream().map(run -> manifest(run).division()).distinct().count() <= 1
        && ofSuite.stream().allMatch(run -> numbers.add(manifest(run).shard().number()));
  }

  private static List<ShardRun> most(List<ShardRun> runs) {
    Map<String, List<ShardRun>> bySuite = new LinkedHashMap<>();
    for (ShardRun run : runs) {
      run.manifest()
          .ifPresent(m -> bySuite.computeIfAbsent(m.suite(), k -> new ArrayList<>()).add(run));
    }
    List<ShardRun> most = List.of();
    for (List<ShardRun> same : bySuite.values()) {
      most = same.size() > most.size() ? same : most;
    }
    return most;
  }

  private static ShardManifest manifest(ShardRun run) {
    return run.manifest().orElseThrow();
  }

  private boolean isOfOtherSuite(ShardRun run) {
    return run.manifest().isPresent() && !ofSuite.contains(run);
  }

  private void addOther(ShardRun run) {
    ShardManifest other = manifest(run);
    issues.add(
        Issue.error(
            OTHER,
            run.run().toString(),
            "Run '%s' is shard %s of another suite than run '%s': %s; run it again as the others were run"
                .formatted(
                    run.run(),
                    other.shard(),
                    ofSuite.get(0).run(),
                    difference(ofSuite.get(0), run))));
  }

  private static String difference(ShardRun first, ShardRun run) {
    ShardManifest one = manifest(first);
    ShardManifest other = manifest(run);
    List<String> plugins = plugins(one.plugins(), other.plugins());
    if (!plugins.isEmpty()) {
      return String.join(", ", plugins);
    }
    return one.selection().equals(other.selection())
        ? "discovery found other tests"
        : "it selects other tests ('%s', not '%s')".formatted(run.command(), first.command());
  }

  private static List<String> plugins(List<ShardPlugin> one, List<ShardPlugin> other) {
    Map<PluginId, ShardPlugin> ours = byId(one);
    Map<PluginId, ShardPlugin> theirs = byId(other);
    Set<PluginId> ids = new TreeSet<>(ours.keySet());
    ids.addAll(theirs.keySet());
    List<String> texts = new ArrayList<>();
    for (PluginId id : ids) {
      ShardPlugin here = ours.get(id);
      ShardPlugin there = theirs.get(id);
      if (there == null) {
        texts.add("it lacks plugin '%s'".formatted(id));
      } else if (here == null) {
        texts.add("it has plugin '%s' too".formatted(id));
      } else if (!here.equals(there)) {
        texts.add(
            "its plugin '%s' is %s of SHA-256 %s, not %s of %s"
                .formatted(id, there.version(), there.sha256(), here.version(), here.sha256()));
      }
    }
    return texts;
  }

  private static Map<PluginId, ShardPlugin> byId(List<ShardPlugin> plugins) {
    return plugins.stream().collect(Collectors.toMap(ShardPlugin::id, Function.identity()));
  }

  /** Names the shards that are missing where all are of one division, else the classes. */
  private void addMissing(ShardManifest first) {
    Set<String> there = new HashSet<>();
    ofSuite.forEach(run -> manifest(run).own().forEach(piece -> there.add(piece.name())));
    List<ShardPiece> absent =
        first.pieces().stream().filter(piece -> !there.contains(piece.name())).toList();
    Set<String> divisions =
        ofSuite.stream().map(run -> manifest(run).division()).collect(Collectors.toSet());
    if (divisions.size() > 1) {
      if (!absent.isEmpty()) {
        issues.add(inNoShard(absent));
      }
      return;
    }
    Set<Integer> numbers =
        ofSuite.stream().map(run -> manifest(run).shard().number()).collect(Collectors.toSet());
    for (int number = 1; number <= first.shard().of(); number++) {
      if (!numbers.contains(number)) {
        addMissing(new Shard(number, first.shard().of()), absent);
      }
    }
  }

  private void addMissing(Shard shard, List<ShardPiece> absent) {
    List<ShardPiece> pieces = absent.stream().filter(p -> p.shard() == shard.number()).toList();
    String message = "Shard %s is missing%s: run it, and merge again with it";
    issues.add(
        pieces.isEmpty()
            ? Issue.warning(
                MISSING, shard.toString(), message.formatted(shard, ", but it is empty"))
            : Issue.error(
                MISSING, shard.toString(), message.formatted(shard, " with " + text(pieces))));
  }

  private Issue inNoShard(List<ShardPiece> absent) {
    return Issue.error(
        Issue.MERGE_AREA + "class-in-no-shard",
        absent.get(0).name(),
        "The shards divide the suite in different ways (%s), and none of them has %s: run all of them again with the same N and --shard-times"
            .formatted(ways(), text(absent)));
  }

  private String ways() {
    return ofSuite.stream()
        .map(ShardProof::manifest)
        .map(
            m ->
                "%s by %s%s"
                    .formatted(
                        m.shard(),
                        ShardManifest.basisText(m.basis()),
                        m.basis().replaceFirst("^[a-z]+:?(.{0,8}).*", " $1").stripTrailing()))
        .collect(Collectors.joining(", "));
  }

  /** A shard that ran twice has its classes twice, as it should. */
  private void addRepeated() {
    Map<String, Set<String>> owners = new TreeMap<>();
    Map<String, ShardPiece> pieces = new HashMap<>();
    for (ShardRun run : ofSuite) {
      String owner = manifest(run).division() + manifest(run).shard();
      for (ShardPiece piece : manifest(run).own()) {
        owners.computeIfAbsent(piece.name(), name -> new HashSet<>()).add(owner);
        pieces.put(piece.name(), piece);
      }
    }
    owners.values().removeIf(shards -> shards.size() == 1);
    if (!owners.isEmpty()) {
      List<ShardPiece> repeated = owners.keySet().stream().map(pieces::get).toList();
      issues.add(
          Issue.warning(
              Issue.MERGE_AREA + "class-in-two-shards",
              repeated.get(0).name(),
              "The shards divide the suite in different ways (%s), and more than one has %s: its tests count once, as they ran last"
                  .formatted(ways(), text(repeated))));
    }
  }

  /** Returns the runs that did not come to their end and whose shard no other run has finished. */
  private List<ShardRun> unfinished() {
    Set<String> done =
        ofSuite.stream()
            .filter(ShardRun::finished)
            .map(ShardProof::part)
            .collect(Collectors.toSet());
    return runs.stream()
        .filter(run -> !run.finished())
        .filter(run -> !ofSuite.contains(run) || !done.contains(part(run)))
        .toList();
  }

  private static String part(ShardRun run) {
    return manifest(run).division() + " " + manifest(run).shard();
  }

  private static Issue unfinished(ShardRun run) {
    String what = run.manifest().map(m -> "shard " + m.shard()).orElse("no shard");
    return Issue.error(
        UNFINISHED,
        run.run().toString(),
        "Run '%s' (%s) did not come to its end: 'runner resume %s' where it ran, and merge again"
            .formatted(run.run(), what, run.run().brief()));
  }

  private static String text(Collection<ShardPiece> pieces) {
    int tests = pieces.stream().mapToInt(ShardPiece::tests).sum();
    String names =
        pieces.stream().limit(NAMED).map(ShardPiece::name).collect(Collectors.joining(", "));
    String more = pieces.size() > NAMED ? " and %d more".formatted(pieces.size() - NAMED) : "";
    return "%d class%s of %d test%s (%s%s)"
        .formatted(
            pieces.size(),
            pieces.size() == 1 ? "" : "es",
            tests,
            tests == 1 ? "" : "s",
            names,
            more);
  }
}
