package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.core.config.CoreConfigReader;
import dev.runner.core.run.Warmup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code runner warmup}: class-data archives before the first run needs them. */
@Command(
    name = "warmup",
    description =
        "Makes now what lets every start be faster, for an image for instance: class-data archives,"
            + " and AOT caches on a JDK 25 or later.",
    mixinStandardHelpOptions = true)
final class WarmupCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  WarmupCommand() {}

  @Override
  public Integer call() {
    Console console = root.global().console();
    try {
      List<Path> made = new Warmup(home(), cache()).make();
      if (made.isEmpty()) {
        console.message("All of it was there already");
      }
      for (Path file : made) {
        console.line("%s (%d MB)".formatted(file, Files.size(file) >> 20));
      }
      return 0;
    } catch (IOException e) {
      throw new UsageException(
          "Cannot warm up with cache '%s': %s".formatted(cache(), e.getMessage()));
    }
  }

  private Path cache() {
    GlobalOptions global = root.global();
    return global.workspace().cache(new CoreConfigReader().read(global.sources()));
  }

  private static Path home() {
    String home = System.getProperty("runner.home", "");
    if (home.isEmpty()) {
      throw new UsageException("This is no installation: start it with bin/runner");
    }
    return Path.of(home);
  }
}
