package dev.runner.cli.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands behind {@code runner}, by name.
 *
 * <p>To read the annotations of all of them takes longer than many a suite, so a command line gets
 * those only that it names.
 */
final class Subcommands {

  private static final Map<String, Supplier<Object>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("init", InitCommand::new);
    KNOWN.put("run", RunCommand::new);
    KNOWN.put("resume", ResumeCommand::new);
    KNOWN.put("list", ListCommand::new);
    KNOWN.put("replay", ReplayCommand::new);
    KNOWN.put("bisect", BisectCommand::new);
    KNOWN.put("why", WhyCommand::new);
    KNOWN.put("plugins", PluginsCommand::new);
    KNOWN.put("doctor", DoctorCommand::new);
    KNOWN.put("config", ConfigCommand::new);
    KNOWN.put("runs", RunsCommand::new);
    KNOWN.put("last", LastCommand::new);
    KNOWN.put("failing", FailingCommand::new);
    KNOWN.put("clusters", ClustersCommand::new);
    KNOWN.put("slowest", SlowestCommand::new);
    KNOWN.put("flaky", FlakyCommand::new);
    KNOWN.put("history", HistoryCommand::new);
    KNOWN.put("stats", StatsCommand::new);
    KNOWN.put("known-issues", KnownIssuesCommand::new);
    KNOWN.put("calls", CallsCommand::new);
    KNOWN.put("report", ReportCommand::new);
    KNOWN.put("export", ExportCommand::new);
    KNOWN.put("verify", VerifyCommand::new);
    KNOWN.put("task", TaskCommand::new);
    KNOWN.put("exporters", ExportersCommand::new);
    KNOWN.put("exports", ExportsCommand::new);
    KNOWN.put("credentials", CredentialsCommand::new);
    KNOWN.put("cleanup", CleanupCommand::new);
    KNOWN.put("compatibility", CompatibilityCommand::new);
    KNOWN.put("workspace", WorkspaceCommand::new);
    KNOWN.put("schema", SchemaCommand::new);
    KNOWN.put("warmup", WarmupCommand::new);
  }

  private final Collection<String> names;

  private Subcommands(Collection<String> names) {
    this.names = names;
  }

  /** Returns all of them, in the order of the help. */
  static Subcommands all() {
    return new Subcommands(KNOWN.keySet());
  }

  /** Returns those that a command line can mean; all if it names none, or asks for help. */
  static Subcommands namedBy(String... words) {
    Set<String> typed = new HashSet<>(Arrays.asList(words));
    List<String> named = KNOWN.keySet().stream().filter(typed::contains).toList();
    boolean help = typed.contains("--help") || typed.contains("-h");
    return named.isEmpty() || help ? all() : new Subcommands(named);
  }

  /** Returns the first word of a command line that is the name of a command. */
  static Optional<String> first(List<String> words) {
    return words.stream().filter(KNOWN::containsKey).findFirst();
  }

  void addTo(CommandLine root) {
    names.forEach(name -> root.addSubcommand(name, KNOWN.get(name).get()));
  }
}
