package dev.runner.core.config;

import dev.runner.api.config.FormerName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a page of Markdown about all that can be set, a table for each group. */
public final class OptionReference {

  private static final String NOTHING = "-";

  /** The version that brought options of which nobody says that another one did. */
  private static final String FIRST = "0.1";

  private final StringBuilder text = new StringBuilder();

  /** Creates the writer of one page. */
  public OptionReference() {}

  /** Returns the page about the runner's own options and those of plugins. */
  public String text(List<DeclaredOptions> plugins) {
    text.append(
        """
        # Options

        All that can be set, written by `runner config sample --format markdown` from the declarations. Where settings
        come from, how they are written and what happens when one is wrong: [configuration](configuration.md).

        Names that operators choose are not here: variables `fork.env.NAME`, units of `resources.NAME`, parameters
        of `junit`, and settings for one plugin below `plugins.ID`.
        """);
    CoreOptions.groups().forEach(group -> group(group, FIRST));
    return textOf(plugins);
  }

  /** Returns the part about the options of some plugins. */
  public String textOf(List<DeclaredOptions> plugins) {
    for (DeclaredOptions declared : plugins) {
      if (!declared.keys().isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n")
            .append("# Plugin ")
            .append(cell(declared.plugin().value()))
            .append('\n');
        declared.groups().forEach(group -> group(group, NOTHING));
      }
    }
    return text.toString();
  }

  private void group(OptionGroup group, String first) {
    String help = group.extension() ? "More options of a group of others." : group.help();
    text.append("\n## ").append(group.name()).append('\n').append(cell(help)).append('\n');
    if (!group.formerNames().isEmpty()) {
      text.append("It was ").append(former(group.formerNames())).append(".\n");
    }
    if (!group.options().isEmpty()) {
      text.append("\n| option | value | default | since | deprecated | help |\n");
      text.append("|---|---|---|---|---|---|\n");
      // Without the group's former names, which are said once and not of each option.
      KeyedOption.of(new OptionGroup(group.name(), help, group.options()))
          .forEach(keyed -> row(keyed, first));
    }
  }

  private void row(KeyedOption keyed, String first) {
    Option option = keyed.option();
    List<String> cells =
        List.of(
            code(keyed.key()),
            value(keyed),
            defaultOf(option),
            option.since().map(OptionReference::cell).orElse(first),
            deprecated(keyed),
            cell(option.help()));
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String value(KeyedOption keyed) {
    Option option = keyed.option();
    List<String> facts = new ArrayList<>();
    facts.add(type(option));
    if (option.secret()) {
      facts.add("secret");
    }
    if (option.required()) {
      facts.add("required");
    }
    keyed.requiredIf().ifPresent(condition -> facts.add("required if " + cell("" + condition)));
    return String.join("; ", facts);
  }

  private static String type(Option option) {
    if (!option.choices().isEmpty()) {
      return option.choices().stream()
          .map(choice -> code(choice) + meaning(option, choice))
          .collect(Collectors.joining(", ", start(option.kind()), ""));
    }
    String kind = option.kind() == OptionKind.STRING ? "text" : option.kind().expectation();
    return kind
        + option.bounds().map(bounds -> ", from " + bounds).orElse("")
        + option.pattern().map(pattern -> " that matches " + code(pattern)).orElse("");
  }

  private static String start(OptionKind kind) {
    return switch (kind) {
      case LIST -> "a list of any of ";
      case MAP -> "a map to any of ";
      default -> "one of ";
    };
  }

  private static String meaning(Option option, String choice) {
    return Optional.ofNullable(option.choiceTexts().get(choice))
        .map(meaning -> " (" + cell(meaning) + ")")
        .orElse("");
  }

  private static String defaultOf(Option option) {
    return option.secret()
        ? NOTHING
        : OptionResolver.defaultOf(option)
            .map(texts -> code(HoconText.of(option.kind(), Optional.of(texts))))
            .orElse(NOTHING);
  }

  private static String deprecated(KeyedOption keyed) {
    List<String> facts = new ArrayList<>();
    keyed.option().deprecation().ifPresent(why -> facts.add(cell(why.toString())));
    if (!keyed.formerKeys().isEmpty()) {
      facts.add(former(keyed.formerKeys()));
    }
    return facts.isEmpty() ? NOTHING : String.join("; ", facts);
  }

  private static String former(List<FormerName> names) {
    return names.stream()
        .map(
            former ->
                code(former.name())
                    + former.deprecation().map(why -> ", which " + cell("" + why)).orElse(""))
        .collect(Collectors.joining("; ", "formerly ", ""));
  }

  private static String code(String words) {
    return "`" + line(words).replace("`", "'").replace("|", "\\|") + "`";
  }

  /** Returns words that neither end a cell nor begin a tag. */
  private static String cell(String words) {
    return line(words).replace("|", "\\|").replace("<", "&lt;");
  }

  private static String line(String words) {
    return words.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
