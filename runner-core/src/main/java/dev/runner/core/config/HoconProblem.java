package dev.runner.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import dev.runner.core.issue.Issue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the HOCON parser throws into issues that hold no value of the file. */
final class HoconProblem {

  private static final Pattern PUNCTUATION = Pattern.compile("'[^\\p{Alnum}\\s']'");

  /** Where the parser begins to quote the file. */
  private static final Pattern QUOTE = Pattern.compile("['\"(]");

  private HoconProblem() {}

  static Issue of(Path file, ConfigException e) {
    Origin origin = HoconOrigin.of(Optional.ofNullable(e.origin()), file.toString());
    String code = "config.syntax";
    String problem = masked(text(e));
    String advice = "put texts with special characters between double quotes";
    if (e instanceof ConfigException.UnresolvedSubstitution) {
      code = "config.unresolved-substitution";
      problem = text(e);
      advice = "set it in a file or in the environment, or write ${?...} if it may be absent";
    }
    return Issue.error(
            code,
            file.toString(),
            "Configuration cannot be read (%s): %s; %s".formatted(origin, problem, advice))
        .at(origin.text());
  }

  static Issue tooDeep(Path file) {
    return ConfigFileException.unreadable(
            file,
            "is nested or refers too deeply; the limit is %d levels".formatted(TextGuard.MAX_DEPTH))
        .issue();
  }

  /** Returns the message without the place that it begins with. */
  private static String text(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    return Optional.ofNullable(e.origin())
        .map(ConfigOrigin::description)
        .filter(place -> message.startsWith(place + ": "))
        .map(place -> message.substring(place.length() + 2))
        .orElse(message);
  }

  /** Leaves out what a message quotes of the file, because it may be part of a secret. */
  private static String masked(String message) {
    Matcher quote = QUOTE.matcher(message);
    if (!quote.find()) {
      return message;
    }
    String before = message.substring(0, quote.start());
    Matcher punctuation = PUNCTUATION.matcher(message).region(quote.start(), message.length());
    if (punctuation.lookingAt()) {
      return before + punctuation.group();
    }
    return before + "'...'";
  }
}
