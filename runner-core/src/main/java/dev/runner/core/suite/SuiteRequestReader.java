package dev.runner.core.suite;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the discovery request that was stored with a run. */
public final class SuiteRequestReader {

  private static final JsonFactory JSON = new JsonFactory();

  private SuiteRequestReader() {}

  /**
   * Reads a request; its selection names the plugins one by one, so that plugins installed since
   * then stay out.
   *
   * @param json what {@link SuiteRequestJson} wrote
   * @throws IllegalArgumentException if it did not
   */
  public static SuiteRequest read(String json) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      Map<String, Object> request = object(value(parser, parser.nextToken()));
      Set<PluginId> plugins = new HashSet<>();
      for (Object plugin : list(request.get("plugins"))) {
        plugins.add(new PluginId(text(object(plugin).get("id"))));
      }
      Selection selection = selection(plugins, object(request.get("selection")));
      return new SuiteRequest(plugins, selection, execution(request));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no suite request: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads the values that options of a plugin had, as people may see them.
   *
   * @param json what {@link SuiteRequestJson} wrote
   * @return the values by key, sorted; empty if none were recorded
   * @throws IllegalArgumentException if it did not
   */
  public static Map<String, String> options(String json, PluginId plugin) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      Map<String, Object> request = object(value(parser, parser.nextToken()));
      Map<String, String> options = new TreeMap<>();
      for (Object one : list(request.get("plugins"))) {
        Map<String, Object> part = object(one);
        if (plugin.value().equals(part.get("id")) && part.containsKey("options")) {
          object(part.get("options")).forEach((key, value) -> options.put(key, text(value)));
        }
      }
      return options;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no suite request: " + e.getOriginalMessage(), e);
    }
  }

  private static SuiteExecution execution(Map<String, Object> request) {
    return new SuiteExecution(
        word(request, "order"),
        word(request, "seed").stream().mapToLong(Long::parseLong).findFirst(),
        word(request, "isolation"),
        word(request, "repeats").map(RunId::parse),
        new SuiteTries(
            number(request, "retries"),
            number(request, "rounds"),
            word(request, "untilFailure").isPresent()));
  }

  private static OptionalInt number(Map<String, Object> request, String key) {
    return word(request, key).stream().mapToInt(Integer::parseInt).findFirst();
  }

  private static Optional<String> word(Map<String, Object> request, String key) {
    return Optional.ofNullable(request.get(key)).map(SuiteRequestReader::text);
  }

  private static Selection selection(Set<PluginId> plugins, Map<String, Object> selection) {
    return new Selection(
        plugins,
        Set.of(),
        texts(selection.get("tags")),
        texts(selection.get("regexes")),
        texts(selection.get("excludedRegexes")),
        texts(selection.get("classes")),
        texts(selection.get("methods")).stream().map(MethodName::parse).toList(),
        lists(selection));
  }

  private static TestLists lists(Map<String, Object> selection) {
    Optional<List<ListedRegex>> included =
        selection.containsKey("included")
            ? Optional.of(rules(selection.get("included")))
            : Optional.empty();
    List<ListedRegex> excluded =
        selection.containsKey("excluded") ? rules(selection.get("excluded")) : List.of();
    List<TestList> only = new ArrayList<>();
    if (selection.containsKey("only")) {
      list(selection.get("only")).forEach(tests -> only.add(only(object(tests))));
    }
    return new TestLists(included, excluded, only);
  }

  private static TestList only(Map<String, Object> list) {
    List<TestName> names = texts(list.get("tests")).stream().map(TestName::of).toList();
    return new TestList(text(list.get("source")), names, "");
  }

  private static List<ListedRegex> rules(Object rules) {
    return list(rules).stream()
        .map(SuiteRequestReader::object)
        .map(
            rule ->
                new ListedRegex(
                    text(rule.get("regex")), text(rule.get("reason")), text(rule.get("origin"))))
        .toList();
  }

  private static Object value(JsonParser parser, JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> object = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        object.put(name, value(parser, parser.nextToken()));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        list.add(value(parser, next));
      }
      return list;
    }
    return parser.getString();
  }

  private static Map<String, Object> object(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), e -> e.getValue()));
    }
    throw new IllegalArgumentException("no object where one was expected");
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("no array where one was expected");
  }

  private static List<String> texts(Object value) {
    return list(value).stream().map(SuiteRequestReader::text).toList();
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no text where one was expected");
  }
}
