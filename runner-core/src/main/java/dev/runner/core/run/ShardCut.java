package dev.runner.core.run;

import static java.util.stream.Collectors.toSet;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.shard.ShardPiece;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Narrows a suite to what a manifest says of one shard. */
final class ShardCut {

  private final PreparedSuite whole;

  ShardCut(PreparedSuite whole) {
    this.whole = whole;
  }

  /**
   * Returns the suite of the shard.
   *
   * @param manifest made of the same suite
   * @param issues what is known of the suite, instead of what it says itself
   */
  PreparedSuite take(ShardManifest manifest, List<Issue> issues) {
    List<PluginTests> parts = new ArrayList<>();
    List<PluginTests> needed = new ArrayList<>(whole.suite().needed());
    for (PluginTests part : whole.suite().plugins()) {
      own(part, manifest).ifPresentOrElse(parts::add, () -> needed.add(part));
    }
    Suite suite =
        new Suite(parts, needed, whole.suite().selection(), issues, Optional.of(manifest));
    return new PreparedSuite(
        whole.settings(), whole.plugins(), whole.config(), suite, whole.leftOut());
  }

  /** Returns the part of a plugin that belongs to the shard; empty if none does. */
  private static Optional<PluginTests> own(PluginTests part, ShardManifest manifest) {
    PluginId id = part.plugin().id();
    Set<String> own = classes(manifest.own(), id);
    if (own.isEmpty() || own.contains("")) {
      return own.isEmpty() ? Optional.empty() : Optional.of(part);
    }
    if (!part.chosen().isEmpty()) {
      List<ListedTest> tests =
          part.chosen().stream().filter(test -> own.contains(test.test().className())).toList();
      return Optional.of(part.only(tests));
    }
    Set<String> all = classes(manifest.pieces(), id);
    List<String> names =
        part.classes().stream().filter(name -> own.contains(owner(name, all))).toList();
    return Optional.of(new PluginTests(part.plugin(), names, part.junitParameters()));
  }

  private static Set<String> classes(List<ShardPiece> pieces, PluginId plugin) {
    Set<String> names = new HashSet<>();
    for (ShardPiece piece : pieces) {
      if (piece.plugin().equals(plugin)) {
        names.add(piece.className());
      }
    }
    return names;
  }

  /** Returns the class that a class goes with: itself, or if it is nested, the one around it. */
  private static String owner(String className, Set<String> all) {
    String name = className;
    while (!all.contains(name) && name.lastIndexOf('$') > 0) {
      name = name.substring(0, name.lastIndexOf('$'));
    }
    return name;
  }

  /** Returns what tells whether a test of one of its plugins belongs to a shard. */
  static Predicate<ListedTest> owned(Optional<ShardManifest> shard) {
    if (shard.isEmpty()) {
      return test -> true;
    }
    Predicate<TestDescription> outside = outside(shard.get());
    return listed -> !outside.test(listed.test());
  }

  /** Returns what tells whether a test belongs to another shard, or to none. */
  static Predicate<TestDescription> outside(ShardManifest manifest) {
    Set<String> own = manifest.own().stream().map(ShardPiece::name).collect(toSet());
    return test ->
        !own.contains(test.plugin().value())
            && !own.contains(test.plugin() + ":" + test.className());
  }

  /** Returns a consumer that drops issues which the division of a suite has told already. */
  static Consumer<RunEvent> withoutKnown(PreparedSuite prepared, Consumer<RunEvent> next) {
    if (prepared.suite().shard().isEmpty()) {
      return next;
    }
    Set<Issue> known = Set.copyOf(prepared.issues());
    return event -> {
      if (!(event instanceof IssueRaised raised && known.contains(raised.issue()))) {
        next.accept(event);
      }
    };
  }
}
