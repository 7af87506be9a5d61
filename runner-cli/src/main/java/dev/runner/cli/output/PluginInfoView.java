package dev.runner.cli.output;

import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.PluginDetails;
import dev.runner.core.trust.SignatureState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows all that is known of one plugin. */
public final class PluginInfoView {

  private final Console console;

  /** Creates the view. */
  public PluginInfoView(Console console) {
    this.console = console;
  }

  /** Shows a line for each fact; issues are messages. */
  public void text(PluginDetails details) {
    details.issues().forEach(console::issue);
    row("id", details.row().id().value());
    row("version", details.row().version());
    row("state", details.row().state().name());
    row("jar", details.row().jar().toString());
    row("SHA-256", details.row().sha256());
    row("lock", lock(details));
    details.signature().ifPresent(signature -> row("signature", signature(signature)));
    details.plugin().ifPresent(this::contents);
    row("needed by", joined(details.dependents()));
    row("options", String.join(", ", options(details.declared())));
  }

  private void contents(InstalledPlugin plugin) {
    row("provider", plugin.provider());
    row("kind", plugin.manifest().kind());
    row("tests in", joined(plugin.manifest().testPackages()));
    row("JVM", String.join(" ", plugin.manifest().jvmArguments()));
    row("needs", joined(plugin.dependencies()));
    row("libraries", joined(plugin.contents().libraries()));
  }

  private void row(String name, String value) {
    if (!value.isEmpty()) {
      console.line(Visible.line("%-10s %s".formatted(name, value)));
    }
  }

  private static String lock(PluginDetails details) {
    if (!details.hasLock()) {
      return "none in this workspace";
    }
    return details
        .locked()
        .map(
            entry ->
                entry.sha256().equals(details.row().sha256())
                    ? "matches"
                    : "another SHA-256: " + entry.sha256())
        .orElse("not in it");
  }

  private static String signature(SignatureState state) {
    if (state instanceof SignatureState.Signed signed) {
      return "valid, by key " + signed.key();
    }
    return state instanceof SignatureState.Invalid invalid
        ? "INVALID: " + invalid.reason()
        : "none";
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static List<String> options(Optional<DeclaredOptions> declared) {
    return declared.map(DeclaredOptions::keys).orElse(List.of());
  }

  /** Shows one object. */
  public void json(PluginDetails details) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("id", details.row().id().value());
          json.writeStringProperty("version", details.row().version());
          json.writeStringProperty("state", details.row().state().name());
          json.writeStringProperty("jar", details.row().jar().toString());
          json.writeStringProperty("sha256", details.row().sha256());
          JsonOut.text(json, "provider", details.plugin().map(InstalledPlugin::provider));
          JsonOut.text(json, "kind", details.plugin().map(p -> p.manifest().kind()));
          json.writeBooleanProperty("locked", details.locked().isPresent());
          JsonOut.text(json, "lockedSha256", details.locked().map(entry -> entry.sha256()));
          JsonOut.text(json, "signature", details.signature().map(PluginInfoView::word));
          JsonOut.text(json, "signedBy", details.signature().flatMap(PluginInfoView::key));
          JsonOut.texts(json, "testPackages", of(details, p -> p.manifest().testPackages()));
          JsonOut.texts(json, "jvmArguments", of(details, p -> p.manifest().jvmArguments()));
          JsonOut.texts(json, "dependencies", of(details, InstalledPlugin::dependencies));
          JsonOut.texts(json, "dependents", details.dependents());
          JsonOut.texts(json, "libraries", of(details, p -> p.contents().libraries()));
          JsonOut.texts(json, "options", options(details.declared()));
          JsonOut.issues(json, details.issues());
          json.writeEndObject();
        });
  }

  private static List<?> of(
      PluginDetails details, java.util.function.Function<InstalledPlugin, List<?>> values) {
    Optional<List<?>> found = details.plugin().map(values);
    return found.isPresent() ? found.get() : List.<PluginId>of();
  }

  private static String word(SignatureState state) {
    if (state instanceof SignatureState.Signed) {
      return "valid";
    }
    return state instanceof SignatureState.Invalid ? "invalid" : "none";
  }

  private static Optional<String> key(SignatureState state) {
    return state instanceof SignatureState.Signed signed
        ? Optional.of(signed.key())
        : Optional.empty();
  }
}
