package dev.runner.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Parses a file and what it includes, within limits; substitutions stay open. */
final class HoconParser {

  static final int MAX_FILES = 100;

  private final TextBudget budget = new TextBudget();
  private int files;

  /**
   * Parses a file.
   *
   * @throws ConfigFileException if it, or a file that it includes, cannot be read or parsed
   */
  ConfigObject parse(Path file) {
    return parse(file, List.of());
  }

  private ConfigObject parse(Path file, List<Path> includedBy) {
    if (++files > MAX_FILES) {
      throw ConfigFileException.unreadable(
          file, "is include number %d of one file, the limit is %d".formatted(files, MAX_FILES));
    }
    String text = new ConfigText().read(file);
    new TextGuard(file, text, budget).check();
    List<Path> chain = new ArrayList<>(includedBy);
    chain.add(file.toAbsolutePath().normalize());
    FileIncluder includer =
        new FileIncluder(new IncludeSite(file, text, chain), next -> parse(next, chain));
    try {
      return ConfigFactory.parseString(
              text,
              ConfigParseOptions.defaults()
                  .setSyntax(ConfigSyntax.CONF)
                  .setOriginDescription(file.toString())
                  .setIncluder(includer))
          .root();
    } catch (ConfigException e) {
      throw new ConfigFileException(HoconProblem.of(file, e));
    } catch (StackOverflowError e) {
      throw new ConfigFileException(HoconProblem.tooDeep(file));
    }
  }
}
