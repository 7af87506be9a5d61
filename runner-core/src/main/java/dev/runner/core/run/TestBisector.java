package dev.runner.core.run;

import dev.runner.core.bisect.CulpritSearch;
import dev.runner.core.bisect.Culprits;
import dev.runner.core.bisect.Culprits.Finding;
import dev.runner.core.order.Order;
import dev.runner.core.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Finds the tests that make another one fail when they run before it in the same fork. Its probes
 * leave nothing in the history.
 */
public final class TestBisector {

  private final BisectTarget target;
  private final RunRequest request;
  private final Consumer<String> progress;
  private final OrderProbe probe;
  private int before;

  /**
   * Creates one.
   *
   * @param target the test and the run in which it failed
   * @param request where things lie; its selection, forks and order do not count
   * @param progress hears of each probe
   * @param cancellation ends the search
   */
  public TestBisector(
      BisectTarget target,
      RunRequest request,
      Consumer<String> progress,
      Cancellation cancellation) {
    this.target = target;
    this.request = request;
    this.progress = progress;
    this.probe = new OrderProbe(target.test().description().uniqueId(), cancellation);
  }

  /**
   * Searches.
   *
   * @param changed whether plugins may be others than when the test failed
   */
  public BisectReport bisect(boolean changed) {
    try {
      RecordedRun recorded = RecordedRun.open(target.run(), request, changed);
      recorded.changes().forEach(issue -> progress.accept("WARNING " + issue.message()));
      Placement placement = new Placement();
      TestsBefore tests = new TestsBefore(target.test());
      recorded.events(
          event -> {
            placement.take(event);
            tests.take(event);
          });
      return new Search(recorded, placement, tests.target()).among(tests.candidates());
    } catch (NotRepeatableException e) {
      return ended(e.status(), e.reason());
    } catch (ProbesEndedException e) {
      return ended(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private BisectReport ended(ExitStatus status, String reason) {
    return new BisectReport(
        status,
        target.run().summary().run(),
        target.test().description().printedId(),
        Optional.empty(),
        List.of(),
        List.of(),
        OptionalLong.empty(),
        false,
        before,
        probe.count(),
        reason);
  }

  /** A search among the tests of one recorded fork. */
  private final class Search {

    private final RecordedRun recorded;
    private final Placement placement;
    private final Candidate last;

    Search(RecordedRun recorded, Placement placement, Candidate last) {
      this.recorded = recorded;
      this.placement = placement;
      this.last = last;
    }

    BisectReport among(List<Candidate> candidates) {
      before = candidates.size();
      Culprits<Candidate> found = new CulpritSearch<>(candidates, this::fails).search();
      List<String> list = new ArrayList<>(found.culprits().stream().map(Candidate::line).toList());
      List<String> culprits = List.copyOf(list);
      list.add(last.line());
      OptionalLong seed = seed(found.culprits());
      boolean verified = found.finding() == Finding.CULPRITS && isReproducedBy(list, seed);
      boolean answered = verified || found.finding() == Finding.FAILS_ALONE;
      return new BisectReport(
          answered ? ExitStatus.OK : ExitStatus.FAILED,
          target.run().summary().run(),
          target.test().description().printedId(),
          Optional.of(found.finding()),
          culprits,
          found.finding() == Finding.NOT_REPRODUCIBLE ? List.of() : list,
          seed,
          verified,
          before,
          probe.count(),
          "");
    }

    private boolean fails(List<Candidate> some) {
      List<Candidate> all = new ArrayList<>(some);
      all.add(last);
      Order order = recorded.order(placement, List.of(Candidate.portions(all)));
      Optional<Outcome> outcome =
          probe.run(
              request
                  .selecting(RunRequest.ofPlugins(recorded.asked().plugins()))
                  .executed(request.execution().in(1, recorded.isolation()).ordered(order)));
      tell(what(some), outcome);
      return outcome.filter(Outcome::isFailure).isPresent();
    }

    private String what(List<Candidate> some) {
      if (some.isEmpty()) {
        return "alone";
      }
      return some.size() == before && before > 1
          ? "behind all %d tests before it".formatted(before)
          : "behind %d of %d".formatted(some.size(), before);
    }

    /** Runs it as the command that is printed does. */
    private boolean isReproducedBy(List<String> list, OptionalLong seed) {
      Optional<Outcome> outcome = probe.run(request.listed(list, seed));
      tell("by the command", outcome);
      return outcome.filter(Outcome::isFailure).isPresent();
    }

    /** Returns the seed if it can matter: for the order of methods inside a class. */
    private OptionalLong seed(List<Candidate> culprits) {
      List<Candidate> all = new ArrayList<>(culprits);
      all.add(last);
      long classes = all.stream().map(Search::container).distinct().count();
      return classes < all.size() ? OptionalLong.of(placement.seed()) : OptionalLong.empty();
    }

    private static String container(Candidate one) {
      return TestNames.above(one.uniqueId());
    }

    private void tell(String what, Optional<Outcome> outcome) {
      progress.accept(
          "Probe %d: %s: %s"
              .formatted(probe.count(), what, outcome.map(Outcome::name).orElse("no verdict")));
    }
  }
}
