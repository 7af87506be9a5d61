package dev.runner.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the rows of tests, some thousands at a time and column by column: values of one kind
 * compress well, and are read fast.
 */
final class HtmlRows {

  private static final int SIZE = 8192;

  private final HtmlChunks chunks;
  private final List<HtmlRow> rows = new ArrayList<>(SIZE);
  private final List<OfClass> classes = new ArrayList<>();
  private int written;

  HtmlRows(HtmlChunks chunks) {
    this.chunks = chunks;
  }

  /** Begins a class; rows are of the one that was begun last. */
  void begin(ReportedClass testClass, int detail) {
    classes.add(new OfClass(testClass, detail, rows.size()));
  }

  void add(HtmlRow row) {
    rows.add(row);
    written++;
    if (rows.size() == SIZE) {
      OfClass open = classes.get(classes.size() - 1);
      flush();
      classes.add(new OfClass(open.testClass, open.detail, 0));
    }
  }

  /**
   * Writes what is left.
   *
   * @return how many rows there are in all
   */
  int end() {
    if (!rows.isEmpty()) {
      flush();
    }
    return written;
  }

  private void flush() {
    HtmlChunk chunk = chunks.begin("rows", written - rows.size());
    JsonGenerator json = chunk.json();
    json.writeStartObject();
    classes(json);
    texts(json, "name", rows.stream().map(HtmlRow::name).toList());
    StringBuilder outcomes = new StringBuilder(rows.size());
    rows.forEach(row -> outcomes.append(row.outcome()));
    json.writeStringProperty("outcome", outcomes.toString());
    numbers(json, "flags", HtmlRow::flags);
    numbers(json, "start", HtmlRow::start);
    numbers(json, "took", HtmlRow::took);
    numbers(json, "fork", HtmlRow::fork);
    numbers(json, "attempts", HtmlRow::attempts);
    numbers(json, "cluster", HtmlRow::cluster);
    numbers(json, "detail", HtmlRow::detail);
    tags(json);
    sparse(json, "message", row -> !row.message().isEmpty(), HtmlRow::message);
    sparse(json, "printedId", row -> !row.printedId().isEmpty(), HtmlRow::printedId);
    json.writeEndObject();
    chunk.end();
    more();
    rows.clear();
    classes.clear();
  }

  /** Writes the classes, each with how many of the rows are its own. */
  private void classes(JsonGenerator json) {
    json.writeArrayPropertyStart("classes");
    for (int i = 0; i < classes.size(); i++) {
      OfClass one = classes.get(i);
      int end = i + 1 < classes.size() ? classes.get(i + 1).first : rows.size();
      if (end > one.first) {
        json.writeStartArray();
        json.writeString(one.testClass.plugin().value());
        json.writeString(one.testClass.name());
        json.writeNumber(end - one.first);
        json.writeNumber(one.detail);
        json.writeEndArray();
      }
    }
    json.writeEndArray();
  }

  private void tags(JsonGenerator json) {
    Map<List<String>, Integer> sets = new LinkedHashMap<>();
    numbers(json, "tags", row -> sets.computeIfAbsent(row.tags(), absent -> sets.size()));
    json.writeArrayPropertyStart("tagSets");
    for (List<String> set : sets.keySet()) {
      json.writeStartArray();
      set.forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void more() {
    HtmlChunk chunk = chunks.begin("more", written - rows.size());
    JsonGenerator json = chunk.json();
    json.writeStartObject();
    texts(json, "uniqueId", rows.stream().map(row -> row.more().uniqueId()).toList());
    texts(json, "displayName", rows.stream().map(row -> row.more().displayName()).toList());
    sparse(
        json, "uuid", row -> row.more().uuid().isPresent(), row -> row.more().uuid().orElseThrow());
    json.writeEndObject();
    chunk.end();
  }

  private void numbers(JsonGenerator json, String key, ToLongFunction<HtmlRow> value) {
    json.writeArrayPropertyStart(key);
    rows.forEach(row -> json.writeNumber(value.applyAsLong(row)));
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String key, List<String> texts) {
    json.writeArrayPropertyStart(key);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  /** Writes what few rows have, by the row's place in the chunk. */
  private void sparse(
      JsonGenerator json, String key, Predicate<HtmlRow> has, Column<String> value) {
    json.writeObjectPropertyStart(key);
    for (int i = 0; i < rows.size(); i++) {
      if (has.test(rows.get(i))) {
        json.writeStringProperty(Integer.toString(i), value.of(rows.get(i)));
      }
    }
    json.writeEndObject();
  }

  /** Reads a column of a row. */
  @FunctionalInterface
  private interface Column<T> {
    T of(HtmlRow row);
  }

  /**
   * A class, of which rows are open.
   *
   * @param detail the number of what the class wrote; -1 if it did not
   * @param first the place of its first row among those open
   */
  private record OfClass(ReportedClass testClass, int detail, int first) {}
}
