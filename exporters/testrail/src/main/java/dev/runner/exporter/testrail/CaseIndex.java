package dev.runner.exporter.testrail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The cases of a suite by id and automation id; of each no more than is needed. */
final class CaseIndex {

  private final Map<Long, RemoteCase> byId = new HashMap<>();
  private final Map<String, RemoteCase> byAutomationId = new HashMap<>();
  private final Optional<String> field;

  /**
   * A case.
   *
   * @param id its id; negative if it is only planned
   * @param template the id of its template, by which results are sent together
   */
  record RemoteCase(long id, long template) {}

  private CaseIndex(Optional<String> field) {
    this.field = field;
  }

  /** Reads the cases. */
  static CaseIndex read(Pages pages, Place place) throws CallFailedException, InterruptedException {
    CaseIndex index = new CaseIndex(place.automationField());
    pages.each(
        "get_cases/%d&suite_id=%d".formatted(place.project(), place.suite()),
        node -> {
          index.add(node);
          return true;
        });
    return index;
  }

  /** Adds a case; the first one with an automation id keeps it. */
  void add(Node node) {
    RemoteCase known = new RemoteCase(node.id(), node.number("template_id").orElse(0L));
    byId.put(known.id(), known);
    automationId(node, field).ifPresent(id -> byAutomationId.putIfAbsent(id, known));
  }

  /** Adds a case that a dry run would make. */
  RemoteCase plan(String automationId) {
    RemoteCase planned = new RemoteCase(-1L - byAutomationId.size(), 0);
    byAutomationId.put(automationId, planned);
    return planned;
  }

  Optional<RemoteCase> byId(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<RemoteCase> byAutomationId(String id) {
    return Optional.ofNullable(byAutomationId.get(id));
  }

  /** Returns the automation id of a case as it was written: some fields make it a paragraph. */
  static Optional<String> automationId(Node node, Optional<String> field) {
    String text =
        field
            .map(node::text)
            .orElse("")
            .strip()
            .replaceFirst("^<p>", "")
            .replaceFirst("</p>$", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#039;", "'")
            .replace("&nbsp;", " ")
            .replace("&amp;", "&")
            .strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
