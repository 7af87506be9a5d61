package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import dev.runner.core.suite.Portion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the unique ids that are to be asked for of what a fork has left of a portion: tests as they
 * were asked for before, and of methods with invocations the next range of these.
 */
final class AskedAgain {

  private final Portion portion;
  private final PlannedTests tests;
  private final Consumer<Issue> issues;
  private final Map<String, Integer> windows = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();

  AskedAgain(Portion portion, PlannedTests tests, Consumer<Issue> issues) {
    this.portion = portion;
    this.tests = tests;
    this.issues = issues;
  }

  /** Takes the ranges that are asked for before any fork has begun. */
  void begin(Windows first) {
    windows.putAll(first.ends());
  }

  /** Takes over what was asked for of a larger portion. */
  void inherit(AskedAgain other) {
    windows.putAll(other.windows);
    repeated.addAll(other.repeated);
  }

  /** Forgets all ranges. */
  void clear() {
    windows.clear();
  }

  /** Tells whether only a range of invocations is asked for of something. */
  boolean isWindow(String uniqueId) {
    return windows.containsKey(uniqueId);
  }

  /** Returns what is to be asked for of all that is left, with what prolongs ranges. */
  Set<String> rest(PortionLedger ledger, List<String> unreached, List<Template> interrupted) {
    Set<String> ids = part(ledger, unreached, interrupted);
    ids.addAll(prolonged(ledger));
    return ids;
  }

  /** Returns what is to be asked for of a part of what is left. */
  Set<String> part(PortionLedger ledger, List<String> unreached, List<Template> interrupted) {
    Set<String> ids = new LinkedHashSet<>();
    unreached.forEach(id -> askAgain(id, ids));
    interrupted.forEach(template -> takeUp(template, ledger, ids));
    return ids;
  }

  /** Returns further invocations where a template has used up all that it was asked for. */
  Set<String> prolonged(PortionLedger ledger) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : Set.copyOf(windows.keySet())) {
      Optional<Template> done = ledger.done(id);
      if (done.isPresent()) {
        int end = windows.remove(id);
        tests.retireBelow(id);
        if (done.get().lastInvocation() >= end) {
          addWindow(done.get(), ids);
        } else {
          tests.ended(id);
        }
      }
    }
    return ids;
  }

  /** Asks for something that was not reached: as a whole, or for what of it was asked before. */
  private void askAgain(String id, Set<String> ids) {
    List<String> asked = askedBelow(id);
    ids.addAll(asked.isEmpty() ? List.of(id) : asked);
  }

  private void takeUp(Template template, PortionLedger ledger, Set<String> ids) {
    List<String> asked = askedBelow(template.uniqueId());
    if (!asked.isEmpty()) {
      Set<String> begun = ledger.begun();
      asked.stream().filter(id -> !begun.contains(id) && !ledger.isDecided(id)).forEach(ids::add);
      if (template.lastInvocation()
          >= windows.getOrDefault(template.uniqueId(), Integer.MAX_VALUE)) {
        addWindow(template, ids);
      }
    } else if (new Invocations(template.uniqueId()).areAddressable(template.paths())) {
      addWindow(template, ids);
    } else if (repeated.add(template.uniqueId())) {
      ids.add(template.uniqueId());
      issues.accept(Deaths.repeating(template.printedId()));
    } else {
      issues.accept(Deaths.incomplete(template.printedId()));
    }
  }

  private List<String> askedBelow(String id) {
    return portion.uniqueIds().stream().filter(asked -> asked.startsWith(id + "/")).toList();
  }

  private void addWindow(Template template, Set<String> ids) {
    int last = template.lastInvocation();
    int end = Windows.behind(last);
    windows.put(template.uniqueId(), end);
    ids.addAll(new Invocations(template.uniqueId()).between(last + 1, end, template.paths()));
  }
}
