package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import dev.runner.api.export.ExportedTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a case for a test: one after the other, so that none is made twice. */
final class CaseMaker {

  private final TestRail api;
  private final Place place;
  private final CaseIndex index;
  private final Sections sections;
  private final Export export;
  private final Optional<String> above;

  /**
   * Creates it.
   *
   * @param above the section above all others, if there is to be one
   */
  CaseMaker(TestRail api, Place place, CaseIndex index, Export export, Optional<String> above) {
    this.api = api;
    this.place = place;
    this.index = index;
    this.sections = new Sections(api, place, export);
    this.export = export;
    this.above = above;
  }

  /**
   * Makes a case, with its sections: the plugin's and below it the class's.
   *
   * @throws CallFailedException if it is not there then
   */
  void make(ExportedTest test) throws CallFailedException, InterruptedException {
    List<String> path = new ArrayList<>(above.stream().toList());
    path.add(test.plugin());
    path.add(test.className());
    long section = sections.of(path);
    String id = AutomationId.ofNewCase(test);
    String title = Texts.title(test);
    if (export.isDryRun()) {
      String where = section < 0 ? "{section}" : "" + section;
      export.plan("POST %s: case '%s'".formatted(api.api("add_case/") + where, title));
      index.plan(id);
      return;
    }
    String field = place.automationField().orElseThrow();
    Map<String, Object> fields = new LinkedHashMap<>(place.caseFields());
    fields.put("title", title);
    fields.put(field, id);
    Node made =
        new Creation(api).make("add_case/" + section, Json.of(fields), () -> find(section, id));
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("id", made.id());
    kept.put("template_id", made.number("template_id").orElse(0L));
    kept.put(field, id);
    index.add(new Node(kept));
  }

  private Optional<Node> find(long section, String id)
      throws CallFailedException, InterruptedException {
    List<Node> found = new ArrayList<>();
    new Pages(api)
        .each(
            "get_cases/%d&suite_id=%d&section_id=%d"
                .formatted(place.project(), place.suite(), section),
            node -> {
              if (CaseIndex.automationId(node, place.automationField()).equals(Optional.of(id))) {
                found.add(node);
              }
              return found.isEmpty();
            });
    return found.stream().findFirst();
  }
}
