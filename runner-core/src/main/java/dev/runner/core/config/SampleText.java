package dev.runner.core.config;

import dev.runner.api.config.FormerName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionKind;
import dev.runner.api.config.PluginOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of a sample file, at most 80 characters wide where words allow it. */
final class SampleText {

  private static final int WIDTH = 80;

  private final StringBuilder text = new StringBuilder();

  void title(String words) {
    blank();
    text.append("# ").append("=".repeat(WIDTH - 2)).append('\n');
    wrap(words);
    text.append("# ").append("=".repeat(WIDTH - 2)).append('\n');
  }

  void heading(String name, String help) {
    blank();
    String start = "# --- " + name + " ";
    text.append(start).append("-".repeat(Math.max(3, WIDTH - start.length()))).append('\n');
    wrap(help);
  }

  /** Adds what the group of the last heading was called before. */
  void formerGroups(List<FormerName> names) {
    if (!names.isEmpty()) {
      wrap(formerly(names));
    }
  }

  void paragraph(String words) {
    blank();
    wrap(words);
  }

  /** Adds a line that is no setting, not even without its sign of a comment. */
  void example(String line) {
    text.append("#   ").append(line).append('\n');
  }

  void option(KeyedOption keyed) {
    Option option = keyed.option();
    blank();
    wrap(option.help());
    wrap(String.join(" ", facts(keyed)));
    for (String choice : option.choices()) {
      Optional.ofNullable(option.choiceTexts().get(choice))
          .ifPresent(meaning -> wrap("  " + choice + ":", meaning, "    "));
    }
    Optional<List<String>> shown =
        option.secret() ? Optional.empty() : OptionResolver.defaultOf(option);
    text.append("#%s = %s\n".formatted(keyed.key(), HoconText.of(option.kind(), shown)));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static List<String> facts(KeyedOption keyed) {
    Option option = keyed.option();
    List<String> facts = new ArrayList<>();
    option.deprecation().ifPresent(why -> facts.add("Deprecated, " + why + "."));
    if (option.required()) {
      facts.add("Required.");
    }
    keyed.requiredIf().ifPresent(condition -> facts.add("Required if " + condition + "."));
    facts.add(type(option));
    if (option.secret()) {
      facts.add(
          "Secret: better in the variable %s than here."
              .formatted(PluginOptions.environmentName(keyed.key())));
    }
    option.since().ifPresent(version -> facts.add("Since " + version + "."));
    if (!keyed.formerKeys().isEmpty()) {
      facts.add(formerly(keyed.formerKeys()));
    }
    return facts;
  }

  private static String formerly(List<FormerName> names) {
    return names.stream()
        .map(SampleText::former)
        .collect(Collectors.joining(", ", "Formerly ", "."));
  }

  private static String former(FormerName former) {
    return former
        .deprecation()
        .map(why -> "%s (until %s: %s)".formatted(former.name(), why.removal(), why.reason()))
        .orElse(former.name());
  }

  private static String type(Option option) {
    if (!option.choices().isEmpty()) {
      String choices = String.join(", ", option.choices());
      return switch (option.kind()) {
        case LIST -> "A list of any of: " + choices + ".";
        case MAP -> "A map to any of: " + choices + ".";
        default -> "One of: " + choices + ".";
      };
    }
    String kind = option.kind() == OptionKind.STRING ? "any text" : option.kind().expectation();
    String type = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    return type
        + option.bounds().map(bounds -> " from " + bounds).orElse("")
        + option.pattern().map(pattern -> " that matches " + pattern).orElse("")
        + ".";
  }

  private void blank() {
    if (!text.isEmpty()) {
      text.append('\n');
    }
  }

  private void wrap(String words) {
    wrap("", words, "");
  }

  /** Adds words as comment lines behind a start; what a plugin says cannot end one. */
  private void wrap(String start, String words, String indent) {
    StringBuilder line = new StringBuilder("#" + (start.isEmpty() ? "" : " " + start));
    int empty = line.length() + (start.isEmpty() ? 0 : -1);
    for (String word : words.strip().split("\\s+", -1)) {
      String shown = word.replaceAll("\\p{Cntrl}", "?");
      if (line.length() > empty && line.length() + 1 + shown.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder("#" + indent);
        empty = line.length();
      }
      line.append(' ').append(shown);
    }
    text.append(line).append('\n');
  }
}
