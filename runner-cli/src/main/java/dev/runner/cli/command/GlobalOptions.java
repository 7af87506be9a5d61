package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.config.ConfigSources;
import dev.runner.core.run.RunRequest;
import dev.runner.core.run.Workspace;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of all commands: where things lie and how much is said. */
final class GlobalOptions {

  /** The option of settings, alone, with its value, or behind other options of one letter. */
  private static final Pattern SETTING = Pattern.compile("(-[vq]*D)(.*)", Pattern.DOTALL);

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      description =
          "The workspace (default: the nearest folder upwards with a runner.conf, else this folder).")
  private @Nullable Path workspace;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--plugins-dir",
      paramLabel = "DIR",
      description = "Where plugins lie, instead of the workspace's plugins/. May be repeated.")
  private List<Path> pluginFolders = new ArrayList<>();

  @Option(
      scope = ScopeType.INHERIT,
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration file that goes before the workspace's. May be repeated.")
  private List<Path> configs = new ArrayList<>();

  @Option(
      scope = ScopeType.INHERIT,
      names = "-D",
      paramLabel = "KEY=VALUE",
      mapFallbackValue = "true",
      description = "Sets an option, or a JUnit parameter (junit.KEY).")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-v", "--verbose"},
      description = "Says more: each test as it ends, stack traces in full.")
  private boolean verbose;

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-q", "--quiet"},
      description = "Says less: failures and the last line.")
  private boolean quiet;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never.")
  private ColorWhen color = ColorWhen.AUTO;

  private List<String> typed = List.of();

  GlobalOptions() {}

  void typed(List<String> arguments) {
    this.typed = List.copyOf(arguments);
  }

  boolean verbose() {
    return verbose;
  }

  boolean quiet() {
    return quiet;
  }

  /** Tells whether standard output takes colours. */
  boolean colored() {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> System.console() != null && System.getenv("NO_COLOR") == null;
    };
  }

  Workspace workspace() {
    if (workspace != null) {
      if (!Files.isDirectory(workspace)) {
        throw new UsageException(
            "Workspace '%s' is no folder: make one with 'runner init %s'"
                .formatted(workspace, workspace));
      }
      return new Workspace(workspace.toAbsolutePath().normalize());
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(Workspace.CONFIG))) {
        return new Workspace(folder);
      }
    }
    return new Workspace(here);
  }

  /** Returns where plugins lie, absolute. */
  List<Path> pluginFolders() {
    if (pluginFolders.isEmpty()) {
      return List.of(workspace().plugins());
    }
    for (Path folder : pluginFolders) {
      if (!Files.isDirectory(folder)) {
        throw new UsageException("Plugin folder '" + folder + "' does not exist");
      }
    }
    return pluginFolders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  RunRequest request(Selection selection) {
    return new RunRequest(
        workspace().root(), pluginFolders(), sources(), selection, false, commandLine());
  }

  /** Opens the workspace's store for reading; a workspace in which nothing ran yet has none. */
  ResultStore store() {
    return stored(Console.of(colored())).open();
  }

  StoreAccess stored(Console console) {
    return new StoreAccess(workspace(), sources(), console);
  }

  private ConfigSources sources() {
    List<Path> files = new ArrayList<>(configs);
    optional(workspace().root().resolve(Workspace.CONFIG)).ifPresent(files::add);
    String home =
        Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
            .filter(text -> !text.isBlank())
            .orElseGet(() -> System.getProperty("user.home") + "/.config");
    optional(Path.of(home, "runner", Workspace.CONFIG)).ifPresent(files::add);
    return new ConfigSources(settings, System.getenv(), files);
  }

  private static Optional<Path> optional(Path file) {
    return Optional.of(file).filter(Files::isRegularFile);
  }

  /** Returns the command line for the record; any setting may be a secret, so no value is kept. */
  private String commandLine() {
    boolean value = false;
    List<String> words = new ArrayList<>();
    for (String word : typed) {
      Matcher setting = SETTING.matcher(word);
      if (value) {
        words.add(masked(word));
        value = false;
      } else if (setting.matches()) {
        words.add(setting.group(1) + masked(setting.group(2)));
        value = setting.group(2).isEmpty();
      } else {
        words.add(word);
      }
    }
    return words.stream().collect(Collectors.joining(" ", "runner ", ""));
  }

  private static String masked(String setting) {
    int equals = setting.indexOf('=');
    return equals < 0 ? setting : setting.substring(0, equals) + "=***";
  }

  /** When output is coloured. */
  enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER
  }
}
