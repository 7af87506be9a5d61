package dev.runner.core.run;

import dev.runner.core.config.LeftoverRules;
import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.FromFork;
import dev.runner.core.fork.Trace;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Flag;
import dev.runner.core.result.TestDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tells of what tests leave behind in one fork: a mark on the test, an issue for its class. */
final class Residue {

  /** How many processes a message lists. */
  private static final int NAMES = 10;

  /** How many nodes of a portion are remembered; what others leave is that of their fork. */
  private static final int OWNERS = 1_000;

  private final LeftoverRules rules;
  private final int fork;
  private final Consumer<RunEvent> events;
  private final Map<Integer, Owner> owners = new HashMap<>();
  private boolean processes;

  Residue(LeftoverRules rules, int fork, Consumer<RunEvent> events) {
    this.rules = rules;
    this.fork = fork;
    this.events = events;
  }

  /** Who left something; a test's attempt, or a class, or an engine. */
  private record Owner(Optional<AttemptId> attempt, TestDescription description) {

    String className() {
      return description.plugin() + ":" + description.className();
    }
  }

  /** Takes what the fork says of it; returns false if the message is for others. */
  boolean takes(FromFork message, PortionLedger ledger) {
    if (message instanceof FromFork.Lingers lingers) {
      know(lingers.node(), ledger);
    } else if (message instanceof FromFork.LeftBehind left) {
      left.traces().forEach(trace -> know(trace.node(), ledger));
      tell(left.traces());
      if (left.traces().isEmpty()) {
        owners.clear(); // it was the last of the portion
      }
    } else {
      return false;
    }
    return true;
  }

  /** Tells whether a process was left that has to be killed. */
  boolean holdsProcesses() {
    return processes;
  }

  /** Tells of processes that had to be killed when the fork had ended, unless that was told. */
  void killed(List<String> texts) {
    if (!texts.isEmpty() && !processes) {
      raise(
          Severity.WARNING,
          "run.processes-killed",
          "fork " + fork,
          "Fork %d left %d processes behind when it ended, and they were killed: %s"
              .formatted(fork, texts.size(), String.join(", ", first(texts))));
    }
  }

  private void know(int node, PortionLedger ledger) {
    if (owners.size() == OWNERS) {
      return;
    }
    ledger
        .find(node)
        .map(found -> new Owner(ledger.attempt(node), found.announcement.description()))
        .ifPresent(owner -> owners.putIfAbsent(node, owner));
  }

  private void tell(List<Trace> traces) {
    Map<String, List<String>> leaks = new TreeMap<>();
    Map<String, List<String>> restored = new TreeMap<>();
    Map<Integer, List<String>> ofNodes = new TreeMap<>();
    for (Trace trace : traces) {
      switch (trace.kind()) {
        case THREAD, PROCESS -> {
          processes |= trace.kind() == Trace.Kind.PROCESS;
          add(ofNodes, trace.node(), leak(trace));
          add(leaks, className(trace), leak(trace) + of(trace));
        }
        case RESTORED -> add(restored, className(trace), trace.what());
        case UNCAUGHT -> raiseUncaught(subject(trace), trace.what());
        case INTERRUPT -> raiseInterrupt(subject(trace));
        case CHANGED -> raiseChange(className(trace), trace.what());
      }
    }
    ofNodes.forEach(this::mark);
    leaks.forEach(this::raiseLeaks);
    restored.forEach(this::raiseRestored);
  }

  private static <K> void add(Map<K, List<String>> map, K key, String what) {
    map.computeIfAbsent(key, added -> new ArrayList<>()).add(what);
  }

  private void raiseUncaught(String subject, String what) {
    raise(
        Severity.WARNING,
        "run.uncaught-exception",
        subject,
        "Thread %s, and nobody caught it: no verdict tells of it".formatted(what));
  }

  private void raiseInterrupt(String subject) {
    raise(
        Severity.WARNING,
        "run.interrupt-left",
        subject,
        "'%s' ended with the interrupt flag of its thread set; it was cleared for what comes behind"
            .formatted(subject));
  }

  private void raiseChange(String className, String what) {
    raise(
        Severity.WARNING,
        "run.process-changed",
        className,
        "'%s' %s, which cannot be undone for the classes behind it: run it with --isolation class"
            .formatted(className, what));
  }

  private void mark(int node, List<String> what) {
    Optional.ofNullable(owners.get(node))
        .flatMap(Owner::attempt)
        .ifPresent(
            attempt ->
                events.accept(
                    new RunEvent.EntryPublished(
                        attempt,
                        Instant.now(),
                        Map.of(Flag.LEAKED_ENTRY, String.join(", ", what)))));
  }

  private void raiseLeaks(String className, List<String> what) {
    raise(
        rules.fail() ? Severity.ERROR : Severity.WARNING,
        "run.leaked",
        className,
        "'%s' left behind: %s. It is there until its fork ends: end what a test starts, in @AfterEach or @AfterAll"
            .formatted(className, String.join(", ", first(what))));
  }

  private void raiseRestored(String className, List<String> what) {
    raise(
        Severity.INFO,
        "run.state-restored",
        className,
        "'%s' changed %s for all tests of its process; the classes behind it find what was there before"
            .formatted(className, String.join(", ", what)));
  }

  private static String leak(Trace trace) {
    return trace.kind() == Trace.Kind.THREAD
        ? "thread '" + trace.what() + "'"
        : "process " + trace.what();
  }

  private String of(Trace trace) {
    return Optional.ofNullable(owners.get(trace.node()))
        .filter(owner -> owner.attempt().isPresent())
        .map(owner -> " of " + owner.description().name())
        .orElse("");
  }

  private String className(Trace trace) {
    Owner owner = owners.get(trace.node());
    return owner == null ? "fork " + fork : owner.className();
  }

  private String subject(Trace trace) {
    Owner owner = owners.get(trace.node());
    return owner == null ? "fork " + fork : owner.description().printedId();
  }

  private static List<String> first(List<String> all) {
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(NAMES, all.size())));
    if (all.size() > NAMES) {
      shown.add("and " + (all.size() - NAMES) + " more");
    }
    return shown;
  }

  private void raise(Severity severity, String code, String subject, String message) {
    Issue issue =
        switch (severity) {
          case ERROR -> Issue.error(code, subject, message);
          case WARNING -> Issue.warning(code, subject, message);
          case INFO -> Issue.info(code, subject, message);
        };
    events.accept(new RunEvent.IssueRaised(issue));
  }
}
