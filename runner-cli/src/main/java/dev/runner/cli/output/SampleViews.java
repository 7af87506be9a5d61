package dev.runner.cli.output;

import dev.runner.api.config.Deprecation;
import dev.runner.api.config.FormerName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionCondition;
import dev.runner.api.config.OptionRange;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.config.KeyedOption;
import dev.runner.core.config.ListedOption;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The views of what can be set. */
public final class SampleViews {

  private final Console console;

  /** Creates the views. */
  public SampleViews(Console console) {
    this.console = console;
  }

  /** Writes a text of lines as it is, a configuration file for instance. */
  public void text(String text) {
    PrintWriter out = console.data();
    out.print(Visible.lines(text));
    out.flush();
  }

  /** Shows an array of objects. */
  public void json(List<ListedOption> options) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartArray();
          options.forEach(option -> object(json, option));
          json.writeEndArray();
        });
  }

  /** Shows a table. */
  public void csv(List<ListedOption> options) {
    List<String> columns =
        List.of(
            "key",
            "kind",
            "default",
            "required",
            "requiredIf",
            "secret",
            "choices",
            "range",
            "pattern",
            "since",
            "formerKeys",
            "deprecated",
            "plugins",
            "help");
    try (Csv csv = new Csv(console, columns)) {
      for (ListedOption listed : options) {
        KeyedOption keyed = listed.keyed();
        Option option = keyed.option();
        csv.row(
            keyed.key(),
            kind(option),
            defaultOf(option),
            option.required(),
            keyed.requiredIf(),
            option.secret(),
            option.choices(),
            option.bounds(),
            option.pattern(),
            option.since(),
            keyed.formerKeys().stream().map(FormerName::name).toList(),
            option.deprecation(),
            listed.plugins(),
            option.help());
      }
    }
  }

  private static void object(JsonGenerator json, ListedOption listed) {
    KeyedOption keyed = listed.keyed();
    Option option = keyed.option();
    json.writeStartObject();
    json.writeStringProperty("key", keyed.key());
    json.writeStringProperty("kind", kind(option));
    JsonOut.text(json, "default", defaultOf(option));
    json.writeBooleanProperty("required", option.required());
    condition(json, keyed.requiredIf());
    json.writeBooleanProperty("secret", option.secret());
    json.writeArrayPropertyStart("choices");
    option.choices().forEach(choice -> choice(json, option, choice));
    json.writeEndArray();
    range(json, option.range());
    JsonOut.text(json, "pattern", option.pattern());
    JsonOut.text(json, "since", option.since());
    json.writeArrayPropertyStart("formerKeys");
    keyed.formerKeys().forEach(former -> former(json, former));
    json.writeEndArray();
    json.writeName("deprecated");
    option
        .deprecation()
        .ifPresentOrElse(
            why -> {
              json.writeStartObject();
              deprecation(json, Optional.of(why));
              json.writeEndObject();
            },
            json::writeNull);
    json.writeStringProperty("variable", PluginOptions.environmentName(keyed.key()));
    JsonOut.texts(json, "plugins", listed.plugins());
    json.writeStringProperty("help", option.help());
    json.writeEndObject();
  }

  private static String kind(Option option) {
    return option.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> defaultOf(Option option) {
    return option.secret() ? Optional.empty() : option.defaultValue();
  }

  private static void condition(JsonGenerator json, Optional<OptionCondition> condition) {
    if (condition.isEmpty()) {
      json.writeNullProperty("requiredIf");
      return;
    }
    json.writeObjectPropertyStart("requiredIf");
    json.writeStringProperty("key", condition.get().key());
    JsonOut.texts(json, "values", condition.get().values());
    json.writeEndObject();
  }

  private static void choice(JsonGenerator json, Option option, String choice) {
    json.writeStartObject();
    json.writeStringProperty("value", choice);
    JsonOut.text(json, "meaning", Optional.ofNullable(option.choiceTexts().get(choice)));
    json.writeEndObject();
  }

  private static void range(JsonGenerator json, Optional<OptionRange> range) {
    if (range.isEmpty()) {
      json.writeNullProperty("range");
      return;
    }
    json.writeObjectPropertyStart("range");
    json.writeNumberProperty("min", range.get().min());
    json.writeNumberProperty("max", range.get().max());
    json.writeEndObject();
  }

  private static void former(JsonGenerator json, FormerName former) {
    json.writeStartObject();
    json.writeStringProperty("key", former.name());
    deprecation(json, former.deprecation());
    json.writeEndObject();
  }

  private static void deprecation(JsonGenerator json, Optional<Deprecation> why) {
    JsonOut.text(json, "reason", why.map(Deprecation::reason));
    JsonOut.text(json, "removal", why.map(Deprecation::removal));
  }
}
