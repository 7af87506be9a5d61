package dev.runner.cli.command;

import dev.runner.cli.output.PluginChangeView;
import dev.runner.core.plugin.JarDigest;
import dev.runner.core.run.InstallRequest;
import dev.runner.core.run.PluginChange;
import dev.runner.core.run.PluginInstaller;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner plugins install}: plugins into the workspace, after they were verified. */
@Command(
    name = "install",
    description = "Verifies plugins, copies them into the workspace and locks them.",
    mixinStandardHelpOptions = true)
final class PluginsInstallCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description =
          "A jar, a folder of jars, an http(s) URL (with --sha256), or GROUP:ARTIFACT:VERSION"
              + " from the repositories of plugins.repositories.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "The SHA-256 that the jar must have.")
  private @Nullable String sha256;

  @Option(names = "--replace", description = "Takes the place of a plugin of the same id.")
  private boolean replace;

  @Option(names = "--format", description = "text or json.")
  private Format format = Format.TEXT;

  PluginsInstallCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = plugins.root().global();
    Optional<String> digest = Optional.ofNullable(sha256).map(t -> t.toLowerCase(Locale.ROOT));
    if (digest.isPresent() && !JarDigest.isDigest(digest.get())) {
      throw new UsageException(
          "'%s' is no SHA-256 (expected are 64 hexadecimal digits)".formatted(sha256));
    }
    if (digest.isPresent() && sources.size() > 1) {
      throw new UsageException("--sha256 is for one SOURCE: install them one by one");
    }
    PluginChange change =
        new PluginInstaller(global.request(Selection.ALL))
            .install(new InstallRequest(sources, digest, replace));
    PluginChangeView view = new PluginChangeView(global.console());
    switch (format) {
      case JSON -> view.json(change);
      case TEXT -> view.text(change, "Nothing was installed");
      case CSV -> throw new UsageException("'csv' is for tables: take --format json");
    }
    return change.status().code();
  }
}
