package dev.runner.cli.command;

import dev.runner.cli.output.ColorWhen;
import dev.runner.cli.output.Console;
import dev.runner.cli.output.NextSteps;
import dev.runner.cli.output.RunText;
import dev.runner.cli.output.Terminal;
import dev.runner.cli.output.Verbosity;
import dev.runner.core.config.ConfigSources;
import dev.runner.core.run.Execution;
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
import java.util.OptionalInt;
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
          "The workspace, a folder or a name of 'runner workspace list' (default: the nearest"
              + " folder upwards with a runner.conf, else this folder).")
  private @Nullable String workspace;

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

  /** Sets an option that has a word of its own on the command line. */
  void set(String key, String value) {
    settings.put(key, value);
  }

  /** Returns what was set on the command line; any value may be a secret. */
  Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** Tells whether a person wants to see all there is. */
  boolean isVerbose() {
    return verbose;
  }

  /** Returns how much is said; who asks for both more and less gets less. */
  Verbosity verbosity() {
    if (quiet) {
      return Verbosity.QUIET;
    }
    return verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
  }

  /** Returns the streams of this process, in the colours that are asked for. */
  Console console() {
    return Console.of(Terminal.current(), color);
  }

  /** Returns what shows a stored run to a person. */
  RunText runText() {
    return new RunText(console(), verbosity(), nextSteps(), OptionalInt.empty());
  }

  /** Returns what a person may type next, with the options that lead to the same place. */
  NextSteps nextSteps() {
    List<String> options = new ArrayList<>();
    Path root = workspace().root();
    if (workspace != null && !root.equals(nearestWorkspace())) {
      options.addAll(List.of("-w", workspace));
    }
    pluginFolders.forEach(folder -> options.addAll(List.of("--plugins-dir", folder.toString())));
    configs.forEach(file -> options.addAll(List.of("--config", file.toString())));
    return new NextSteps(Program.name(System.getenv()), options);
  }

  Workspace workspace() {
    return new Workspace(workspace == null ? nearestWorkspace() : WorkspaceWord.folder(workspace));
  }

  /** Returns the workspace that is meant where none is named. */
  static Path nearestWorkspace() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(Workspace.CONFIG))) {
        return folder;
      }
    }
    return here;
  }

  /** Returns where plugins lie, absolute. */
  List<Path> pluginFolders() {
    if (pluginFolders.isEmpty()) {
      return List.of(workspace().plugins());
    }
    for (Path folder : pluginFolders) {
      if (!Files.isDirectory(folder)) {
        throw new UsageException(
            "Plugin folder '" + folder + "' does not exist: correct --plugins-dir");
      }
    }
    return pluginFolders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  RunRequest request(Selection selection) {
    return new RunRequest(
        workspace().root(),
        pluginFolders(),
        sources(),
        selection,
        Execution.SERIAL,
        false,
        commandLine());
  }

  /** Opens the workspace's store for reading; a workspace in which nothing ran yet has none. */
  ResultStore store() {
    return stored(console()).open();
  }

  /** Opens the store for what is listed of all runs; of a workspace without any that is nothing. */
  ResultStore allRuns() {
    return stored(console()).openOrEmpty();
  }

  StoreAccess stored(Console console) {
    return new StoreAccess(workspace(), sources(), console);
  }

  /** Returns where option values come from. */
  ConfigSources sources() {
    List<Path> files = new ArrayList<>(configs);
    optional(workspace().root().resolve(Workspace.CONFIG)).ifPresent(files::add);
    optional(UserFolder.path().resolve(Workspace.CONFIG)).ifPresent(files::add);
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
}
