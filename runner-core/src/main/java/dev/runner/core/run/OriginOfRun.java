package dev.runner.core.run;

import dev.runner.core.config.CoreOptions;
import dev.runner.core.config.ResolvedOption;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.result.RunOrigin.Revision;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out where a run comes from, with a few small files read and no process started. */
final class OriginOfRun {

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private OriginOfRun() {}

  /**
   * Returns the origin of a run that begins.
   *
   * @throws IOException if the workspace cannot be given an id
   */
  static RunOrigin of(RunRequest request, PreparedSuite prepared) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Optional<Revision> revision =
        GitRevision.of(request.workspace()).or(() -> GitRevision.of(here));
    return origin(request, revision, digest(prepared), labels(prepared));
  }

  /** Returns the origin of a run that is made of others: of no one revision or configuration. */
  static RunOrigin of(RunRequest request) throws IOException {
    return origin(request, Optional.empty(), "", Map.of());
  }

  private static RunOrigin origin(
      RunRequest request, Optional<Revision> revision, String config, Map<String, String> labels)
      throws IOException {
    return new RunOrigin(
        new WorkspaceIdentity(new Workspace(request.workspace())).get(),
        request.workspace().toString(),
        host(),
        System.getProperty("user.name", ""),
        revision,
        config,
        labels);
  }

  private static String host() {
    try {
      // The name service may take seconds to say what stands here.
      return Files.exists(HOST_NAME)
          ? Files.readString(HOST_NAME).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "";
    }
  }

  private static Map<String, String> labels(PreparedSuite prepared) {
    Map<String, String> labels = new TreeMap<>();
    List<String> pairs =
        Optional.ofNullable(prepared.config().options().get(CoreOptions.RUN_LABELS))
            .flatMap(ResolvedOption::values)
            .orElse(List.of());
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      labels.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return labels;
  }

  /** Returns the same for runs with the same settings; labels are none. */
  private static String digest(PreparedSuite prepared) {
    Map<String, String> settings = new TreeMap<>();
    prepared
        .config()
        .options()
        .forEach(
            (key, option) -> {
              if (!option.option().secret() && !key.equals(CoreOptions.RUN_LABELS)) {
                option.values().ifPresent(texts -> settings.put(key, String.join("\0", texts)));
              }
            });
    for (InstalledPlugin plugin : prepared.plugins().plugins()) {
      prepared
          .config()
          .junitParameters(plugin.id())
          .forEach((key, text) -> settings.put(plugin.id() + "\0" + key, text));
    }
    return HexFormat.of()
        .formatHex(sha256().digest(settings.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
