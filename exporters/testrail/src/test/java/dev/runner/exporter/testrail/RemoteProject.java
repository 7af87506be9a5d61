package dev.runner.exporter.testrail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a TestRail holds: a project 1 with a suite 1, and what calls have made of it. */
final class RemoteProject {

  final Map<Long, Map<String, Object>> cases = new LinkedHashMap<>();
  final List<Map<String, Object>> sections = new ArrayList<>();
  final List<Map<String, Object>> runs = new ArrayList<>();
  final List<Map<String, Object>> plans = new ArrayList<>();
  final List<Map<String, Object>> results = new ArrayList<>();
  final List<Map<String, Object>> attachments = new ArrayList<>();
  final List<Map<String, Object>> projects = new ArrayList<>(List.of(object(1, "name", "Shop")));
  final List<Map<String, Object>> suites = new ArrayList<>(List.of(object(1, "name", "Master")));
  final List<Map<String, Object>> caseFields = new ArrayList<>();
  final TreeSet<Long> unknownInResults = new TreeSet<>();

  /** What calls got wrong that follow the rules of the API. */
  final List<String> broken = new ArrayList<>();

  private long ids = 100;

  RemoteProject() {
    caseFields.add(
        object(
            7,
            "system_name",
            "custom_automation_id",
            "type_id",
            1,
            "configs",
            List.of(Map.of("context", Map.of("is_global", false, "project_ids", List.of(1, 9))))));
  }

  static Map<String, Object> object(long id, Object... fields) {
    Map<String, Object> object = new LinkedHashMap<>(Map.of("id", id));
    for (int i = 0; i < fields.length; i += 2) {
      object.put((String) fields[i], fields[i + 1]);
    }
    return object;
  }

  /** Adds a case as somebody has made it by hand. */
  void hasCase(long id, String automationId) {
    cases.put(
        id,
        object(
            id,
            "title",
            "t",
            "section_id",
            5,
            "template_id",
            id % 2,
            "custom_automation_id",
            automationId));
  }

  Object get(String method, List<Long> args, Map<String, String> filters) {
    return switch (method) {
      case "get_projects" -> projects;
      case "get_suites" -> suites;
      case "get_statuses" ->
          List.of(
              object(1, "name", "passed", "label", "Passed"),
              object(2, "name", "blocked", "label", "Blocked"),
              object(3, "name", "untested", "label", "Untested"),
              object(4, "name", "retest", "label", "Retest"),
              object(5, "name", "failed", "label", "Failed"),
              object(6, "name", "custom_status1", "label", "Broken"));
      case "get_case_fields" -> caseFields;
      case "get_result_fields" -> List.of(object(8, "system_name", "custom_browser", "type_id", 6));
      case "get_milestones" -> List.of(object(3, "name", "Spring"));
      case "get_configs" ->
          List.of(
              object(
                  1,
                  "configs",
                  List.of(object(11, "name", "Firefox"), object(12, "name", "Edge"))));
      case "get_sections" -> sections;
      case "get_cases" -> where(cases.values(), "section_id", filters.get("section_id"));
      case "get_runs" -> newest(runs.stream().filter(run -> !run.containsKey("plan_id")).toList());
      case "get_plans" -> newest(plans);
      case "get_run" -> one(runs, args.get(0), "run_id");
      case "get_plan" -> one(plans, args.get(0), "plan_id");
      case "get_tests" -> tests(args.get(0));
      case "get_results_for_run" -> newest(where(results, "run", "" + args.get(0)));
      case "get_results_for_case" ->
          newest(where(where(results, "run", "" + args.get(0)), "case_id", "" + args.get(1)));
      case "get_attachments_for_test" ->
          attachments.stream().filter(file -> test(file.get("result_id")) == args.get(0)).toList();
      default -> throw new ApiError(404, "Unknown method '" + method + "'");
    };
  }

  Object post(String method, long of, Node body) {
    return switch (method) {
      case "add_section" -> kept(sections, fields(body, "name", "parent_id", "suite_id"));
      case "add_case" -> addCase(of, body);
      case "add_run" -> addRun(body);
      case "update_run", "update_run_in_plan_entry" -> update(one(runs, of, "run_id"), body);
      case "add_plan" -> kept(plans, fields(body, "name", "description", "milestone_id"));
      case "add_plan_entry" -> addEntry(of, body);
      case "add_results_for_cases" -> addResults(of, body);
      case "close_run" -> close(one(runs, of, "run_id"));
      case "close_plan" -> close(one(plans, of, "plan_id"));
      default -> throw new ApiError(404, "Unknown method '" + method + "'");
    };
  }

  Object attach(long result, String name, long size) {
    one(results, result, "result_id");
    Map<String, Object> file = object(++ids, "name", name, "size", size, "result_id", result);
    attachments.add(file);
    return Map.of("attachment_id", file.get("id"));
  }

  private Map<String, Object> addCase(long section, Node body) {
    if (body.text("title").length() > 250) {
      throw new ApiError(400, "Field :title is too long (250 characters at most).");
    }
    Map<String, Object> made = fields(body, body.names().toArray(String[]::new));
    made.put("id", ++ids);
    made.put("section_id", section);
    made.put("template_id", 1);
    cases.put(ids, made);
    return made;
  }

  private Map<String, Object> addRun(Node body) {
    Map<String, Object> run =
        fields(
            body,
            "name",
            "description",
            "refs",
            "milestone_id",
            "include_all",
            "suite_id",
            "config_ids");
    update(run, body);
    return kept(runs, run);
  }

  private Map<String, Object> update(Map<String, Object> run, Node body) {
    List<Long> wanted =
        body.elements("case_ids").stream().flatMap(id -> id.asNumber().stream()).toList();
    if (!cases.keySet().containsAll(wanted)) {
      throw new ApiError(400, "Field :case_ids contains one or more invalid IDs.");
    }
    run.put("case_ids", wanted);
    return run;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> addEntry(long plan, Node body) {
    Node part = body.elements("runs").stream().findFirst().orElse(body);
    Map<String, Object> run = addRun(body);
    run.putAll(fields(part, "refs"));
    List<Long> configs =
        part.elements("config_ids").stream().flatMap(id -> id.asNumber().stream()).toList();
    run.put("config_ids", configs.stream().sorted().toList());
    run.put("plan_id", plan);
    Map<String, Object> entry = object(++ids, "runs", List.of(run));
    ((List<Object>) one(plans, plan, "plan_id").computeIfAbsent("entries", k -> new ArrayList<>()))
        .add(entry);
    return entry;
  }

  private Object addResults(long run, Node body) {
    Map<String, Object> to = one(runs, run, "run_id");
    if (Boolean.TRUE.equals(to.get("is_completed"))) {
      throw new ApiError(400, "Field :run_id is a closed test run.");
    }
    mostResults(body.elements("results"));
    List<Map<String, Object>> made = new ArrayList<>();
    for (Node result : body.elements("results")) {
      long id = result.number("case_id").orElse(0L);
      if (unknownInResults.contains(id) || !((Collection<?>) to.get("case_ids")).contains(id)) {
        throw new ApiError(
            400,
            "Field :results contains one or more invalid results (case C%d unknown or not part of the test run)"
                .formatted(id));
      }
      if (result.number("status_id").orElse(3L) == 3) {
        throw new ApiError(400, "Field :status_id uses a status that is not allowed.");
      }
      made.add(fields(result, result.names().toArray(String[]::new)));
    }
    for (Map<String, Object> result : made) {
      result.put("run", run);
      result.put("test_id", run * 1_000_000 + (Long) result.get("case_id"));
      kept(results, result);
    }
    return made;
  }

  /** So many at once, and of one template. */
  private void mostResults(List<Node> results) {
    long templates =
        results.stream()
            .map(result -> cases.get(result.number("case_id").orElse(0L)))
            .filter(Objects::nonNull)
            .map(one -> "" + one.get("template_id"))
            .distinct()
            .count();
    if (results.size() > 250 || templates > 1) {
      broken.add("%d results of %d templates".formatted(results.size(), templates));
      throw new ApiError(400, "Field :results has " + broken.get(broken.size() - 1) + ".");
    }
  }

  private List<Map<String, Object>> tests(long run) {
    return ((List<?>) one(runs, run, "run_id").get("case_ids"))
        .stream().map(id -> object(run * 1_000_000 + (Long) id, "case_id", id)).toList();
  }

  private long test(Object result) {
    return (Long) one(results, (Long) result, "result_id").get("test_id");
  }

  private static Map<String, Object> close(Map<String, Object> what) {
    what.put("is_completed", true);
    return what;
  }

  private Map<String, Object> kept(List<Map<String, Object>> all, Map<String, Object> made) {
    made.put("id", ++ids);
    all.add(made);
    return made;
  }

  private static Map<String, Object> fields(Node body, String... names) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Arrays.stream(names)
        .forEach(name -> body.find(name).ifPresent(node -> fields.put(name, node.value())));
    return fields;
  }

  private static Map<String, Object> one(List<Map<String, Object>> all, long id, String name) {
    return all.stream()
        .filter(one -> one.get("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new ApiError(400, "Field :" + name + " is not a valid ID."));
  }

  private static List<Map<String, Object>> where(
      Collection<Map<String, Object>> all, String field, String value) {
    Stream<Map<String, Object>> stream = all.stream();
    return value == null
        ? stream.toList()
        : stream.filter(one -> Objects.toString(one.get(field)).equals(value)).toList();
  }

  private static List<Map<String, Object>> newest(List<Map<String, Object>> all) {
    List<Map<String, Object>> turned = new ArrayList<>(all);
    java.util.Collections.reverse(turned);
    return turned;
  }
}
