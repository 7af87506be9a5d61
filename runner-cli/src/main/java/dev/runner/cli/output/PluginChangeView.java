package dev.runner.cli.output;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.PluginChange;
import dev.runner.core.run.PluginChange.Step;
import dev.runner.core.run.PluginSwitch.Switched;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Shows what was done to the installed plugins. */
public final class PluginChangeView {

  private static final int SHOWN_OF_DIGEST = 12;

  private final Console console;

  /** Creates the view. */
  public PluginChangeView(Console console) {
    this.console = console;
  }

  /**
   * Shows a line for each step; issues are messages.
   *
   * @param nothing what is said where there was nothing to do
   */
  public void text(PluginChange change, String nothing) {
    change.issues().forEach(console::issue);
    change.steps().forEach(step -> console.line(line(step)));
    if (change.steps().isEmpty() && change.issues().isEmpty()) {
      console.line(nothing);
    }
  }

  /** Shows one object. */
  public void json(PluginChange change) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("exit", change.status().code());
          json.writeArrayPropertyStart("changes");
          change.steps().forEach(step -> object(json, step));
          json.writeEndArray();
          JsonOut.issues(json, change.issues());
          json.writeEndObject();
        });
  }

  /** Shows that a plugin was switched on or off, and who cannot run without it. */
  public void switched(PluginId id, boolean on, Switched switched) {
    String state = on ? "enabled" : "disabled";
    String already = switched.changed() ? "" : " already";
    console.line("Plugin '%s' is %s%s".formatted(id, state, already));
    if (!on && !switched.dependents().isEmpty()) {
      console.message(
          "Without it these cannot run, and the next run exits with 3: "
              + switched.dependents().stream()
                  .map(PluginId::value)
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Shows the same as one object. */
  public void switchedJson(PluginId id, boolean on, Switched switched) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("id", id.value());
          json.writeBooleanProperty("enabled", on);
          json.writeBooleanProperty("changed", switched.changed());
          JsonOut.texts(json, "dependents", switched.dependents());
          json.writeEndObject();
        });
  }

  private static String line(Step step) {
    String what =
        step.kind().name().charAt(0) + step.kind().name().substring(1).toLowerCase(Locale.ROOT);
    String digest =
        step.sha256().length() > SHOWN_OF_DIGEST
            ? ", SHA-256 " + step.sha256().substring(0, SHOWN_OF_DIGEST) + "..."
            : "";
    String key =
        step.key()
            .map(print -> ", signed by " + print.substring(0, SHOWN_OF_DIGEST) + "...")
            .orElse("");
    String file = step.jar().map(jar -> " " + jar.getFileName()).orElse("");
    return Visible.line(
        "%-9s %s %s%s%s%s".formatted(what, step.id(), step.version(), file, digest, key));
  }

  private static void object(JsonGenerator json, Step step) {
    json.writeStartObject();
    json.writeStringProperty("change", step.kind().name());
    json.writeStringProperty("id", step.id());
    json.writeStringProperty("version", step.version());
    JsonOut.text(json, "jar", step.jar());
    json.writeStringProperty("sha256", step.sha256());
    JsonOut.text(json, "key", step.key());
    json.writeEndObject();
  }
}
