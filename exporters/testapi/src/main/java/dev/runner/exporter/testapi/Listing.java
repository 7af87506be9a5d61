package dev.runner.exporter.testapi;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A page of results.
 *
 * @param id the id of the result that was looked for; empty if it is not on this page
 * @param pages how many pages there are
 */
record Listing(Optional<String> id, int pages) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEPTH_OF_RESULTS = 3;

  /**
   * Reads a page of either generation.
   *
   * @param mark what stands in the result that is looked for
   * @return the page; empty if it cannot be read
   */
  static Optional<Listing> read(String page, String mark) {
    Optional<String> found = Optional.empty();
    String id = "";
    boolean marked = false;
    int depth = 0;
    int pages = 1;
    boolean whole = false;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), page)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.START_OBJECT && depth == DEPTH_OF_RESULTS) {
          id = "";
          marked = false;
        } else if (token == JsonToken.VALUE_STRING) {
          marked |= mark.equals(json.getString());
          id = isId(json, depth) ? json.getString() : id;
        } else if (token.isNumeric() && "total_pages".equals(json.currentName())) {
          pages = json.getIntValue();
        } else if (token == JsonToken.END_OBJECT && depth == DEPTH_OF_RESULTS - 1 && marked) {
          found = Optional.of(id);
          marked = false;
        }
        whole = depth == 0 && token == JsonToken.END_OBJECT;
      }
      return whole ? Optional.of(new Listing(found, pages)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Returns the id in the answer to a result of the first generation, which is that result. */
  static Optional<String> idOf(String result) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), result)) {
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        boolean id = "_id".equals(json.currentName()) || "href".equals(json.currentName());
        if (token == JsonToken.VALUE_STRING && depth == 1 && id) {
          String text = json.getString();
          return Optional.of(text.substring(text.lastIndexOf('/') + 1));
        }
      }
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isId(JsonParser json, int depth) {
    return depth == DEPTH_OF_RESULTS && "_id".equals(json.currentName());
  }
}
