package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import dev.runner.api.export.RunHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the run in a plan, or makes it there, with the plan if none is named. */
final class PlanDesk {

  private final TestRail api;
  private final Pages pages;
  private final Place place;
  private final TestRailSettings.Run settings;
  private final RunHeader run;
  private final Export export;

  PlanDesk(TestRail api, Place place, TestRailSettings.Run settings, RunHeader run, Export export) {
    this.api = api;
    this.pages = new Pages(api);
    this.place = place;
    this.settings = settings;
    this.run = run;
    this.export = export;
  }

  /** Returns the run in the plan; empty if there is none yet. */
  Optional<Node> find() throws CallFailedException, InterruptedException {
    Optional<Long> plan = plan();
    return plan.isEmpty() ? Optional.empty() : entry(plan.get());
  }

  /** Makes it. */
  Node make(Set<Long> cases) throws CallFailedException, InterruptedException {
    Optional<Long> known = plan();
    long plan = known.isPresent() ? known.get() : makePlan();
    Map<String, Object> part = new LinkedHashMap<>();
    Booking.limitTo(cases, run, part);
    Map<String, Object> fields = Booking.fields(run, place, settings.name());
    fields.remove("milestone_id"); // the plan's
    fields.put("suite_id", place.suite());
    fields.putAll(part);
    if (!place.configs().isEmpty()) {
      part.put("config_ids", place.configs());
      fields.put("config_ids", place.configs());
      fields.put("runs", List.of(part));
    }
    Node entry =
        new Creation(api)
            .make(
                "add_plan_entry/" + plan,
                Json.of(fields),
                () -> entry(plan).map(one -> new Node(Map.of("runs", List.of(one.value())))));
    return entry.elements("runs").stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("TestRail made a plan entry without a run"));
  }

  /** Tells what would be made. */
  void planned(int cases) throws CallFailedException, InterruptedException {
    String about = ": %,d cases, references %s".formatted(cases, Booking.marker(run));
    if (!settings.asPlan()) {
      export.plan("POST " + api.api("add_run/" + place.project()) + about);
      return;
    }
    Optional<Long> plan = plan();
    if (plan.isEmpty()) {
      export.plan("POST " + api.api("add_plan/" + place.project()));
    }
    export.plan(
        "POST " + api.api("add_plan_entry/") + plan.map(id -> "" + id).orElse("{plan}") + about);
  }

  /** Returns the plan that is named, or was made for this run. */
  private Optional<Long> plan() throws CallFailedException, InterruptedException {
    return settings.plan().isPresent() ? Optional.of(named()) : made().map(Node::id);
  }

  private long named() throws CallFailedException, InterruptedException {
    String[] problem = {""};
    return new Choice("testrail.plan", "the plan", text -> problem[0] = text)
        .of(settings.plan().orElseThrow(), pages.all("get_plans/" + place.project()))
        .orElseThrow(() -> new IllegalArgumentException(problem[0]))
        .id();
  }

  private Optional<Node> made() throws CallFailedException, InterruptedException {
    Node[] found = new Node[1];
    pages.each(
        "get_plans/" + place.project(),
        node -> {
          if (Booking.isMarked(node, run)) {
            found[0] = node;
          }
          return found[0] == null;
        });
    return Optional.ofNullable(found[0]);
  }

  private long makePlan() throws CallFailedException, InterruptedException {
    Map<String, Object> fields = Booking.fields(run, place, settings.name());
    return new Creation(api).make("add_plan/" + place.project(), Json.of(fields), this::made).id();
  }

  private Optional<Node> entry(long plan) throws CallFailedException, InterruptedException {
    return Booking.runs(api.get("get_plan/" + plan)).stream()
        .filter(one -> Booking.isMarked(one, run))
        .filter(one -> one.number("suite_id").orElse(place.suite()) == place.suite())
        .filter(one -> configs(one).equals(Set.copyOf(place.configs())))
        .findFirst();
  }

  /** Returns them without an order: TestRail has its own. */
  private static Set<Long> configs(Node one) {
    return one.elements("config_ids").stream()
        .flatMap(id -> id.asNumber().stream())
        .collect(Collectors.toSet());
  }
}
