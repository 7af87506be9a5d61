package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.run.PortionLedger.Remainder;
import dev.runner.core.run.PortionLedger.Template;
import dev.runner.core.suite.Portion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One portion on its way through as many forks as it takes. */
final class PortionWork {

  /** How many further invocations of an interrupted template are asked for at once. */
  private static final int WINDOW = 1_000;

  /** How often a fork may die on this portion with nothing running that could be blamed. */
  private static final int UNEXPLAINED_DEATHS = 3;

  private final Consumer<RunEvent> events;
  private final PlannedTests tests;
  private final Portion portion;
  private final Map<String, Integer> windows = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();
  private int unexplained;

  PortionWork(Portion portion, TestNumbers numbers, Consumer<RunEvent> events) {
    this(portion, new PlannedTests(numbers, events), events);
  }

  private PortionWork(Portion portion, PlannedTests tests, Consumer<RunEvent> events) {
    this.portion = portion;
    this.tests = tests;
    this.events = events;
  }

  Portion portion() {
    return portion;
  }

  PortionLedger ledger(int fork) {
    return new PortionLedger(tests, fork, events);
  }

  /** Returns what is left after a fork has done all it was asked for. */
  List<PortionWork> afterCompletion(PortionLedger ledger) {
    ledger.completed();
    Set<String> ids = new LinkedHashSet<>();
    prolongWindows(ledger, ids);
    return ids.isEmpty() ? List.of() : List.of(next(ids));
  }

  /** Returns what a fork has left to one of another profile. */
  List<PortionWork> afterYield(PortionLedger ledger) {
    Set<String> ids = collect(ledger, ledger.left());
    return ids.isEmpty() ? List.of() : List.of(next(ids));
  }

  /** Returns what is left after a fork has died over an announced tree. */
  List<PortionWork> afterDeath(PortionLedger ledger, Verdict verdict) {
    Remainder remainder = ledger.died(verdict);
    if (!remainder.culprit() && ++unexplained >= UNEXPLAINED_DEATHS) {
      raise(
          Issue.error(
              "run.fork-dies",
              portion.plugin().value(),
              "The fork died %d times with nothing of plugin '%s' running that could be blamed (%s): its remaining tests are left without a verdict"
                  .formatted(unexplained, portion.plugin(), verdict.message())));
      return List.of();
    }
    Set<String> ids = collect(ledger, remainder);
    return ids.isEmpty() ? List.of() : List.of(next(ids));
  }

  /** Notes what a cancelled run leaves of what was announced. */
  void cancelled(PortionLedger ledger, Verdict running) {
    ledger.cancelled(running);
  }

  /** Plans a test that is only discovered because the run is cancelled. */
  void plan(TestDescription test) {
    tests.plan(test);
  }

  /** Notes that a cancelled run does not even know what this portion holds. */
  void undiscovered() {
    raise(
        Issue.warning(
            "run.not-discovered",
            portion.plugin().value(),
            "The tests of %d classes of plugin '%s' are not counted: the run was cancelled before they were discovered"
                .formatted(portion.classes().size(), portion.plugin())));
  }

  /** Returns what is left after a fork has died before it announced anything. */
  List<PortionWork> afterDeathInDiscovery(String death) {
    List<String> classes = portion.classes();
    if (classes.size() > 1 && !portion.allEngines() && portion.uniqueIds().isEmpty()) {
      int half = classes.size() / 2;
      return List.of(part(classes.subList(0, half)), part(classes.subList(half, classes.size())));
    }
    String subject = classes.size() == 1 ? classes.get(0) : portion.plugin().value();
    raise(
        Issue.error(
            "suite.discovery-crashed",
            subject,
            "The fork died while it discovered the tests of '%s' in plugin '%s' (%s): none of them ran"
                .formatted(subject, portion.plugin(), death)));
    return List.of();
  }

  private Set<String> collect(PortionLedger ledger, Remainder remainder) {
    Set<String> ids = new LinkedHashSet<>();
    remainder.unreached().forEach(id -> askAgain(id, ids));
    remainder.interrupted().forEach(template -> takeUp(template, ledger, ids));
    prolongWindows(ledger, ids);
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
    } else if (new Invocations(template.uniqueId()).areAddressable(template.paths())) {
      addWindow(template, ids);
    } else if (repeated.add(template.uniqueId())) {
      ids.add(template.uniqueId());
      raise(
          Issue.warning(
              "run.method-repeated",
              template.printedId(),
              "'%s' runs again from its first invocation: its invocations have no numbers to go on from"
                  .formatted(template.printedId())));
    } else {
      raise(
          Issue.error(
              "run.method-incomplete",
              template.printedId(),
              "'%s' brought its fork down twice: invocations after the one named are left out"
                  .formatted(template.printedId())));
    }
  }

  private List<String> askedBelow(String id) {
    return portion.uniqueIds().stream().filter(asked -> asked.startsWith(id + "/")).toList();
  }

  /** Asks for more invocations where a template has used up all that it was asked for. */
  private void prolongWindows(PortionLedger ledger, Set<String> ids) {
    for (String id : Set.copyOf(windows.keySet())) {
      Optional<Template> done = ledger.done(id);
      if (done.isPresent()) {
        int end = windows.remove(id);
        if (done.get().lastInvocation() >= end) {
          addWindow(done.get(), ids);
        }
      }
    }
  }

  private void addWindow(Template template, Set<String> ids) {
    int last = template.lastInvocation();
    windows.put(template.uniqueId(), last + WINDOW);
    ids.addAll(
        new Invocations(template.uniqueId()).between(last + 1, last + WINDOW, template.paths()));
  }

  private PortionWork next(Set<String> ids) {
    PortionWork next = new PortionWork(portion.only(List.copyOf(ids)), tests, events);
    next.windows.putAll(windows);
    next.repeated.addAll(repeated);
    next.unexplained = unexplained;
    return next;
  }

  private PortionWork part(List<String> classes) {
    return new PortionWork(Portion.ofClasses(portion.plugin(), classes), tests, events);
  }

  private void raise(Issue issue) {
    events.accept(new RunEvent.IssueRaised(issue));
  }
}
