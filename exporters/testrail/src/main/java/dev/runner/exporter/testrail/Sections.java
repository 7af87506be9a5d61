package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of a suite, made where they are missing. For one thread. */
final class Sections {

  private static final long TOP = 0;

  private final TestRail api;
  private final Pages pages;
  private final Place place;
  private final Export export;
  private final Map<Spot, Long> known = new HashMap<>();
  private boolean read;

  /** A name below a section. */
  private record Spot(long parent, String name) {}

  Sections(TestRail api, Place place, Export export) {
    this.api = api;
    this.pages = new Pages(api);
    this.place = place;
    this.export = export;
  }

  /**
   * Returns a section, made if it is not there.
   *
   * @param path the names from the top
   * @return its id; negative if it is only planned
   */
  long of(List<String> path) throws CallFailedException, InterruptedException {
    if (!read) {
      look();
      read = true;
    }
    long section = TOP;
    for (String name : path) {
      Spot spot = new Spot(section, Texts.line(name, Texts.LONGEST_NAME));
      Optional<Long> there = Optional.ofNullable(known.get(spot));
      section = there.isPresent() ? there.get() : make(spot);
      known.put(spot, section);
    }
    return section;
  }

  private long make(Spot spot) throws CallFailedException, InterruptedException {
    if (export.isDryRun()) {
      export.plan("POST %s: section '%s'".formatted(api.api(endpoint()), spot.name()));
      return -1L - known.size();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", spot.name());
    fields.put("suite_id", place.suite());
    if (spot.parent() != TOP) {
      fields.put("parent_id", spot.parent());
    }
    return new Creation(api)
        .make(
            endpoint(),
            Json.of(fields),
            () -> {
              look();
              return Optional.ofNullable(known.get(spot)).map(id -> new Node(Map.of("id", id)));
            })
        .id();
  }

  private String endpoint() {
    return "add_section/" + place.project();
  }

  private void look() throws CallFailedException, InterruptedException {
    pages.each(
        "get_sections/%d&suite_id=%d".formatted(place.project(), place.suite()),
        node -> {
          long parent = node.number("parent_id").orElse(TOP);
          known.putIfAbsent(new Spot(parent, node.text("name")), node.id());
          return true;
        });
  }
}
