package dev.runner.cli.output;

import dev.runner.core.config.ConfigSetting;
import dev.runner.core.config.ConfigSources;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.ConfigInspection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The views of a workspace's configuration. */
public final class ConfigViews {

  private static final int WIDEST_VALUE = 48;

  private final Console console;

  /** Creates the views. */
  public ConfigViews(Console console) {
    this.console = console;
  }

  /** Shows a line for each setting, which could stand in a file but for secrets. */
  public void settings(List<ConfigSetting> settings, boolean origin) {
    if (settings.isEmpty()) {
      console.message("Nothing is set; 'runner config sample' shows what can be");
    }
    int keys = settings.stream().mapToInt(s -> s.key().length()).max().orElse(0);
    int values = settings.stream().mapToInt(s -> s.hocon().length()).max().orElse(0);
    int width = Math.min(values, WIDEST_VALUE);
    for (ConfigSetting setting : settings) {
      String line = padded(setting.key(), keys) + " = ";
      line += origin ? padded(setting.hocon(), width) + "  # " + setting.origin() : setting.hocon();
      console.line(Visible.line(line));
    }
  }

  /** Shows an array of objects. */
  public void settingsJson(List<ConfigSetting> settings) {
    json(
        json -> {
          json.writeStartArray();
          settings.forEach(setting -> object(json, setting));
          json.writeEndArray();
        });
  }

  /** Shows a table. */
  public void settingsCsv(List<ConfigSetting> settings) {
    try (Csv csv =
        new Csv(console, List.of("key", "value", "origin", "set", "secret", "plugins"))) {
      for (ConfigSetting setting : settings) {
        csv.row(
            setting.key(),
            setting.value().map(texts -> String.join(",", texts)),
            setting.origin(),
            setting.isSet(),
            setting.secret(),
            setting.owners());
      }
    }
  }

  /** Shows all problems and, as the last line, what was read. */
  public void check(ConfigInspection inspection) {
    inspection.issues().forEach(console::issueLine);
    List<String> names = new UnusedNames(inspection).texts();
    if (!names.isEmpty()) {
      console.line("Deprecated names, none of them in use here: " + String.join(", ", names));
    }
    if (!inspection.probed().isEmpty()) {
      console.line("Asked the system under test by the probes of " + probed(inspection));
    }
    console.line(verdict(inspection) + "; read " + read(inspection));
  }

  /** Shows one object. */
  public void checkJson(ConfigInspection inspection) {
    json(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("exit", inspection.status().code());
          json.writeArrayPropertyStart("issues");
          inspection.issues().forEach(issue -> object(json, issue));
          json.writeEndArray();
          json.writeArrayPropertyStart("files");
          inspection.sources().files().forEach(file -> json.writeString(file.toString()));
          json.writeEndArray();
          json.writeNumberProperty("environmentVariables", inspection.sources().variables());
          json.writeNumberProperty("commandLine", inspection.sources().commandLine().size());
          json.writeNumberProperty("options", options(inspection));
          json.writeArrayPropertyStart("unusedDeprecatedNames");
          new UnusedNames(inspection).keys().forEach(json::writeString);
          json.writeEndArray();
          json.writeArrayPropertyStart("probed");
          inspection.probed().forEach(plugin -> json.writeString(plugin.value()));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Shows a table of the problems. */
  public void checkCsv(ConfigInspection inspection) {
    try (Csv csv = new Csv(console, List.of("severity", "code", "subject", "message", "origin"))) {
      for (Issue issue : inspection.issues()) {
        csv.row(issue.severity(), issue.code(), issue.subject(), issue.message(), issue.origin());
      }
    }
  }

  private static String probed(ConfigInspection inspection) {
    return inspection.probed().stream().map(PluginId::value).collect(Collectors.joining(", "));
  }

  private static String verdict(ConfigInspection inspection) {
    long errors = count(inspection, Severity.ERROR);
    long warnings = count(inspection, Severity.WARNING);
    String also = warnings == 0 ? "" : " with " + counted(warnings, "warning");
    return errors == 0
        ? "Configuration is fine%s: %s".formatted(also, scope(inspection))
        : "Configuration has " + counted(errors, "error") + also.replace(" with", " and");
  }

  private static long count(ConfigInspection inspection, Severity severity) {
    return inspection.issues().stream().filter(issue -> issue.severity() == severity).count();
  }

  private static String scope(ConfigInspection inspection) {
    return counted(options(inspection), "option")
        + " of the runner and "
        + counted(inspection.declared().size(), "plugin");
  }

  private static String read(ConfigInspection inspection) {
    ConfigSources sources = inspection.sources();
    List<String> read = new ArrayList<>();
    sources.files().forEach(file -> read.add(file.toString()));
    if (sources.variables() > 0) {
      read.add(counted(sources.variables(), "environment variable"));
    }
    if (!sources.commandLine().isEmpty()) {
      read.add(counted(sources.commandLine().size(), "-D setting"));
    }
    return read.isEmpty() ? "no file" : String.join(", ", read);
  }

  private static long options(ConfigInspection inspection) {
    return inspection.settings().stream().filter(ConfigSetting::isOption).count();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private void json(Consumer<JsonGenerator> write) {
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      write.accept(json);
      json.writeRaw('\n'); // closing it closes the stream
    }
    out.flush();
  }

  private static void object(JsonGenerator json, ConfigSetting setting) {
    json.writeStartObject();
    json.writeStringProperty("key", setting.key());
    if (setting.value().isEmpty()) {
      json.writeNullProperty("value");
    } else if (setting.isMap()) {
      json.writeObjectPropertyStart("value");
      setting.value().get().forEach(pair -> pair(json, pair));
      json.writeEndObject();
    } else if (setting.isList()) {
      json.writeArrayPropertyStart("value");
      setting.value().get().forEach(json::writeString);
      json.writeEndArray();
    } else {
      json.writeStringProperty("value", setting.value().get().get(0));
    }
    json.writeStringProperty("origin", setting.origin().text());
    json.writeBooleanProperty("set", setting.isSet());
    json.writeBooleanProperty("secret", setting.secret());
    json.writeArrayPropertyStart("plugins");
    setting.owners().forEach(plugin -> json.writeString(plugin.value()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void pair(JsonGenerator json, String pair) {
    int end = Math.max(0, pair.indexOf('='));
    json.writeStringProperty(pair.substring(0, end).strip(), pair.substring(end + 1).strip());
  }

  static void object(JsonGenerator json, Issue issue) {
    json.writeStartObject();
    json.writeStringProperty("severity", issue.severity().name());
    json.writeStringProperty("code", issue.code());
    json.writeStringProperty("subject", issue.subject());
    json.writeStringProperty("message", issue.message());
    if (issue.origin().isPresent()) {
      json.writeStringProperty("origin", issue.origin().get());
    } else {
      json.writeNullProperty("origin");
    }
    json.writeEndObject();
  }
}
