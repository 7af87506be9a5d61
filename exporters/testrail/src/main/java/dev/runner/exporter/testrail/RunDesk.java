package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.RunHeader;
import dev.runner.exporter.testrail.CallFailedException.Kind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the run in TestRail, or makes it, and sees to it that it has all cases. */
final class RunDesk {

  static final String ITEM = "run";

  /** Behind the content of a run that was met, not made: results may have been there before. */
  private static final String FOUND = " found";

  private final TestRail api;
  private final Pages pages;
  private final Place place;
  private final TestRailSettings.Run settings;
  private final RunHeader run;
  private final Export export;

  RunDesk(TestRail api, Place place, TestRailSettings.Run settings, RunHeader run, Export export) {
    this.api = api;
    this.pages = new Pages(api);
    this.place = place;
    this.settings = settings;
    this.run = run;
    this.export = export;
  }

  /**
   * Finds or makes it.
   *
   * @param cases the cases it is to have
   * @throws CallFailedException if there is none, or nobody knows
   */
  Booking book(Set<Long> cases) throws CallFailedException, InterruptedException {
    String content =
        Digest.of(
            place.project(),
            place.suite(),
            settings.id(),
            settings.asPlan(),
            settings.plan(),
            place.configs());
    Optional<Booking> known = known(content, cases);
    if (known.isPresent()) {
      return known.get();
    }
    PlanDesk plans = new PlanDesk(api, place, settings, run, export);
    Optional<Node> there = settings.id().isPresent() ? Optional.of(chosen()) : found(plans);
    if (there.isPresent()) {
      return kept(there.get(), false, content, cases);
    }
    if (export.isDryRun()) {
      plans.planned(cases.size());
      return new Booking(0, Optional.empty(), true, false, api.page("runs/overview"));
    }
    export.outbox().pending(ITEM, content);
    Node made = settings.asPlan() ? plans.make(cases) : make(cases);
    return kept(made, true, content, Set.of());
  }

  /** Returns the run that the outbox knows, if it is still there. */
  private Optional<Booking> known(String content, Set<Long> cases)
      throws CallFailedException, InterruptedException {
    Optional<OutboxItem> item = export.outbox().find(ITEM);
    boolean own = item.isPresent() && !export.outbox().isOpen(item, content);
    if (!own && (item.isEmpty() || export.outbox().isOpen(item, content + FOUND))) {
      return Optional.empty();
    }
    Optional<Node> there = said(item.get());
    return there.isPresent()
        ? Optional.of(kept(there.get(), own, content, cases))
        : Optional.empty();
  }

  /** Tells of it, and adds the cases that it does not have. */
  private Booking kept(Node node, boolean own, String digest, Set<Long> cases)
      throws CallFailedException, InterruptedException {
    String content = own ? digest : digest + FOUND;
    Booking booking =
        new Booking(
            node.id(),
            settings.asPlan() && settings.plan().isEmpty()
                ? node.number("plan_id")
                : Optional.empty(),
            own,
            node.is("is_completed"),
            api.page("runs/view/" + node.id()));
    if (export.outbox().isOpen(ITEM, content)) {
      export.outbox().sent(ITEM, content, "" + node.id(), booking.page());
    }
    if (!booking.closed() && !node.is("include_all") && !cases.isEmpty()) {
      complete(node, cases);
    }
    return booking;
  }

  private Optional<Node> said(OutboxItem item) throws CallFailedException, InterruptedException {
    try {
      return Optional.of(api.get("get_run/" + item.remoteId().orElse("0")));
    } catch (CallFailedException e) {
      if (e.kind() == Kind.REFUSED) {
        return Optional.empty(); // somebody has deleted it
      }
      throw e;
    }
  }

  private Node chosen() throws CallFailedException, InterruptedException {
    try {
      return api.get("get_run/" + settings.id().orElseThrow());
    } catch (CallFailedException e) {
      throw e.with(": check 'testrail.run-id'");
    }
  }

  private Optional<Node> found(PlanDesk plans) throws CallFailedException, InterruptedException {
    return settings.asPlan() ? plans.find() : find();
  }

  private Optional<Node> find() throws CallFailedException, InterruptedException {
    Node[] found = new Node[1];
    pages.each(
        "get_runs/%d&suite_id=%d".formatted(place.project(), place.suite()),
        node -> {
          if (Booking.isMarked(node, run)
              && node.number("suite_id").orElse(place.suite()) == place.suite()) {
            found[0] = node;
          }
          return found[0] == null;
        });
    return Optional.ofNullable(found[0]);
  }

  private Node make(Set<Long> cases) throws CallFailedException, InterruptedException {
    Map<String, Object> fields = Booking.fields(run, place, settings.name());
    fields.put("suite_id", place.suite());
    Booking.limitTo(cases, run, fields);
    return new Creation(api).make("add_run/" + place.project(), Json.of(fields), this::find);
  }

  /** Adds cases that the run does not have; the call names all of them, so it can be repeated. */
  private void complete(Node node, Set<Long> cases)
      throws CallFailedException, InterruptedException {
    Set<Long> all = new LinkedHashSet<>();
    for (Node test : pages.all("get_tests/" + node.id())) {
      test.number("case_id").ifPresent(all::add);
    }
    if (!all.addAll(cases)) {
      return;
    }
    String endpoint =
        (node.number("plan_id").isPresent() ? "update_run_in_plan_entry/" : "update_run/")
            + node.id();
    if (export.isDryRun()) {
      export.plan("POST %s: %,d cases".formatted(api.api(endpoint), all.size()));
      return;
    }
    String json = Json.of(Map.of("include_all", false, "case_ids", all));
    new Creation(api).make(endpoint, json, Optional::empty);
  }
}
