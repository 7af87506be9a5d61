package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.run.PortionLedger.Interrupted;
import dev.runner.core.run.PortionLedger.Remainder;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One portion on its way through as many forks as it takes. */
final class PortionWork {

  /** How many further invocations of an interrupted template are asked for at once. */
  private static final int WINDOW = 1_000;

  /** How often a fork may die on this portion with nothing running that could be named. */
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
    List<String> ids = new ArrayList<>();
    Map<String, Integer> open = Map.copyOf(windows);
    windows.clear();
    open.forEach(
        (template, last) -> {
          if (ledger.lastInvocation(template) >= last) {
            addWindow(template, last, ids);
          }
        });
    return ids.isEmpty() ? List.of() : List.of(next(ids));
  }

  /** Returns what a fork has left to one of another profile. */
  List<PortionWork> afterYield(PortionLedger ledger) {
    windows.clear();
    List<String> ids = new ArrayList<>(ledger.yielded().uniqueIds());
    ledger.yielded().interrupted().forEach(template -> takeUp(template, ids));
    return ids.isEmpty() ? List.of() : List.of(next(ids));
  }

  /** Returns what is left after a fork has died over an announced tree. */
  List<PortionWork> afterDeath(Remainder remainder, String death) {
    windows.clear();
    if (!remainder.culprit() && ++unexplained >= UNEXPLAINED_DEATHS) {
      raise(
          Issue.error(
              "run.fork-dies",
              portion.plugin().value(),
              "The fork died %d times with no test of plugin '%s' running (%s): its remaining tests are left without a verdict"
                  .formatted(unexplained, portion.plugin(), death)));
      return List.of();
    }
    List<String> ids = new ArrayList<>(remainder.rest().uniqueIds());
    remainder.rest().interrupted().forEach(template -> takeUp(template, ids));
    return ids.isEmpty() ? List.of() : List.of(next(ids));
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

  private void takeUp(Interrupted template, List<String> ids) {
    if (template.addressable()) {
      addWindow(template.uniqueId(), template.lastInvocation(), ids);
    } else if (repeated.add(template.uniqueId())) {
      ids.add(template.uniqueId());
      raise(
          Issue.warning(
              "run.method-repeated",
              template.description().printedId(),
              "'%s' runs again from its first invocation: its invocations have no numbers to go on from"
                  .formatted(template.description().printedId())));
    } else {
      raise(
          Issue.error(
              "run.method-incomplete",
              template.description().printedId(),
              "'%s' brought its fork down twice: invocations after the one named are left out"
                  .formatted(template.description().printedId())));
    }
  }

  private void addWindow(String template, int last, List<String> ids) {
    int end = last + WINDOW;
    windows.put(template, end);
    List<String> kinds =
        template.lastIndexOf("[test-factory:") > template.lastIndexOf('/')
            ? List.of("dynamic-test", "dynamic-container")
            : List.of("test-template-invocation");
    for (int invocation = last + 1; invocation <= end; invocation++) {
      for (String kind : kinds) {
        ids.add(template + "/[" + kind + ":#" + invocation + "]");
      }
    }
  }

  private PortionWork next(List<String> ids) {
    PortionWork next = new PortionWork(portion.only(ids), tests, events);
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
