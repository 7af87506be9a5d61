package dev.runner.core.suite;

import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** Writes the one discovery request of a run as JSON, to be stored with it. */
public final class SuiteRequestJson {

  private static final JsonFactory JSON = new JsonFactory();

  private SuiteRequestJson() {}

  /**
   * Returns the request.
   *
   * @param suite the suite
   * @param options gives the options of a plugin by key, as people may see them
   * @param execution how it is executed
   * @return an object of the plugins with their packages, parameters and options, the filters, the
   *     seed and the order
   */
  public static String of(
      Suite suite, Function<PluginId, Map<String, String>> options, SuiteExecution execution) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json =
        JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("plugins");
      suite.plugins().forEach(part -> plugin(json, part, options.apply(part.plugin().id())));
      json.writeEndArray();
      selection(json, suite.selection());
      execution(json, execution);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void execution(JsonGenerator json, SuiteExecution execution) {
    execution.seed().ifPresent(seed -> json.writeNumberProperty("seed", seed));
    execution.order().ifPresent(order -> json.writeStringProperty("order", order));
    execution.isolation().ifPresent(word -> json.writeStringProperty("isolation", word));
    execution.repeats().ifPresent(run -> json.writeStringProperty("repeats", run.toString()));
    SuiteTries tries = execution.tries();
    tries.retries().ifPresent(retries -> json.writeNumberProperty("retries", retries));
    tries.rounds().ifPresent(rounds -> json.writeNumberProperty("rounds", rounds));
    if (tries.untilFailure()) {
      json.writeBooleanProperty("untilFailure", true);
    }
  }

  private static void plugin(JsonGenerator json, PluginTests part, Map<String, String> options) {
    InstalledPlugin plugin = part.plugin();
    json.writeStartObject();
    json.writeStringProperty("id", plugin.id().value());
    json.writeStringProperty("version", plugin.version());
    json.writeStringProperty("sha256", plugin.sha256());
    texts(json, "packages", plugin.manifest().testPackages());
    json.writeNumberProperty("classes", part.classes().size());
    texts(json, "jvmArguments", plugin.manifest().jvmArguments());
    json.writeObjectPropertyStart("parameters");
    new TreeMap<>(part.junitParameters()).forEach(json::writeStringProperty);
    json.writeEndObject();
    if (!options.isEmpty()) {
      json.writeObjectPropertyStart("options");
      options.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void selection(JsonGenerator json, Selection selection) {
    json.writeObjectPropertyStart("selection");
    texts(json, "plugins", names(selection.plugins()));
    texts(json, "excludedPlugins", names(selection.excludedPlugins()));
    texts(json, "tags", selection.tagExpressions());
    texts(json, "regexes", selection.regexes());
    texts(json, "excludedRegexes", selection.excludedRegexes());
    texts(json, "classes", selection.classes());
    texts(json, "methods", names(selection.methods()));
    lists(json, selection.lists());
    json.writeEndObject();
  }

  /** Writes the lists that were given, and nothing for the others. */
  private static void lists(JsonGenerator json, TestLists lists) {
    lists.included().ifPresent(rules -> rules(json, "included", rules));
    if (!lists.excluded().isEmpty()) {
      rules(json, "excluded", lists.excluded());
    }
    if (!lists.only().isEmpty()) {
      json.writeArrayPropertyStart("only");
      for (TestList list : lists.only()) {
        json.writeStartObject();
        json.writeStringProperty("source", list.source());
        texts(json, "tests", list.names().stream().map(TestName::text).toList());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void rules(JsonGenerator json, String name, List<ListedRegex> rules) {
    json.writeArrayPropertyStart(name);
    for (ListedRegex rule : rules) {
      json.writeStartObject();
      json.writeStringProperty("regex", rule.regex());
      json.writeStringProperty("reason", rule.reason());
      json.writeStringProperty("origin", rule.origin());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Collection<String> names(Collection<?> values) {
    return values.stream()
        .map(Object::toString)
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  private static void texts(JsonGenerator json, String name, Collection<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
