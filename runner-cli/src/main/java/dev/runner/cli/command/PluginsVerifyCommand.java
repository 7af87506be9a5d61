package dev.runner.cli.command;

import dev.runner.cli.output.PluginVerifyView;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.PluginExaminer;
import dev.runner.core.run.PluginFindings;
import dev.runner.core.run.RunRequest;
import dev.runner.core.suite.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins verify}: what is wrong with plugins, without running a test. */
@Command(
    name = "verify",
    description = "Finds what is wrong with plugins without running a test.",
    mixinStandardHelpOptions = true)
final class PluginsVerifyCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|ID",
      description = "Jars, or installed plugins (default: all installed).")
  private List<String> words = new ArrayList<>();

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  PluginsVerifyCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = plugins.root().global();
    PluginFindings findings = findings(global);
    PluginVerifyView view = new PluginVerifyView(global.console());
    switch (format) {
      case JSON -> view.json(findings);
      case CSV -> view.csv(findings);
      case TEXT -> view.text(findings);
    }
    return findings.status().code();
  }

  private PluginFindings findings(GlobalOptions global) {
    RunRequest request = global.request(Selection.ALL);
    List<Path> jars = new ArrayList<>();
    Set<PluginId> ids = new TreeSet<>();
    for (String word : words) {
      Path file = Path.of(word);
      if (word.endsWith(".jar") || word.indexOf('/') >= 0 || Files.isRegularFile(file)) {
        jars.add(existing(file));
      } else {
        ids.add(PluginWord.id(word));
      }
    }
    if (!jars.isEmpty() && !ids.isEmpty()) {
      throw new UsageException("Verify jars or installed plugins, not both at once");
    }
    if (!jars.isEmpty()) {
      return new PluginExaminer().candidates(request, jars);
    }
    PluginFindings findings = new PluginExaminer().installed(request, ids);
    ids.stream()
        .filter(id -> !findings.plugins().ids().contains(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw PluginWord.unknown(id, global);
            });
    return findings;
  }

  private static Path existing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("There is no file '" + file + "': name a plugin's jar");
    }
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".jar")) {
      throw new UsageException("'" + file + "' does not end in .jar: name a plugin's jar");
    }
    return file.toAbsolutePath().normalize();
  }
}
