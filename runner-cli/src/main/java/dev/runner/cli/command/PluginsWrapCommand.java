package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginWrap;
import dev.runner.core.plugin.PluginWrapException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code runner plugins wrap}: a plugin out of an existing test jar. */
@Command(
    name = "wrap",
    description = "Makes an installable plugin of a test jar and the jars that it needs.")
final class PluginsWrapCommand implements Callable<Integer> {

  @SuppressWarnings("UnusedVariable") // not the standard mixin, whose --version is another one
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Option(names = "--id", required = true, paramLabel = "ID", description = "The plugin's id.")
  private String id;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "V",
      description = "The plugin's version, as 1.2.3.")
  private String version;

  @Option(
      names = "--tests",
      required = true,
      paramLabel = "JAR",
      description = "The jar with the test classes.")
  private Path tests;

  @Option(
      names = "--lib",
      paramLabel = "DIR",
      description = "A folder with the jars that the tests need.")
  private @Nullable Path libraries;

  @Option(
      names = "--packages",
      split = ",",
      paramLabel = "P",
      description = "Test packages (default: all of the jar).")
  private List<String> packages = new ArrayList<>();

  @Option(
      names = "--jvm-arg",
      paramLabel = "A",
      description = "An argument that the tests' JVM needs. May be repeated.")
  private List<String> jvmArguments = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The plugin jar to write.")
  private Path out;

  PluginsWrapCommand() {}

  @Override
  public Integer call() {
    try {
      PluginWrap wrap =
          new PluginWrap(
              new PluginId(id),
              version,
              tests,
              Optional.ofNullable(libraries),
              packages,
              jvmArguments);
      int count = wrap.write(out);
      Console.of(false).line("Wrote '" + out + "' with " + count + " libraries");
      return 0;
    } catch (PluginWrapException | IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
