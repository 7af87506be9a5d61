package dev.runner.core.config;

import com.typesafe.config.ConfigUtil;
import dev.runner.api.config.OptionKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values as they stand in a file. */
final class HoconText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.-]+");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private HoconText() {}

  /** Returns a value of a kind, {@code null} where there is none. */
  static String of(OptionKind kind, Optional<List<String>> texts) {
    if (texts.isEmpty()) {
      return "null";
    }
    if (kind == OptionKind.LIST) {
      return texts.get().stream()
          .map(ConfigUtil::quoteString)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (kind == OptionKind.MAP) {
      return texts.get().stream().map(HoconText::pair).collect(Collectors.joining(", ", "{", "}"));
    }
    String text = texts.get().get(0);
    return isPlain(kind) && PLAIN.matcher(text).matches() ? text : ConfigUtil.quoteString(text);
  }

  private static boolean isPlain(OptionKind kind) {
    return switch (kind) {
      case BOOLEAN, INTEGER, DECIMAL, DURATION, SIZE -> true;
      case STRING, URI, PATH, LIST, MAP -> false;
    };
  }

  private static String pair(String text) {
    int end = Math.max(0, text.indexOf('='));
    String name = text.substring(0, end).strip();
    return (NAME.matcher(name).matches() ? name : ConfigUtil.quoteString(name))
        + " = "
        + ConfigUtil.quoteString(text.substring(Math.min(text.length(), end + 1)).strip());
  }
}
