package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes a configuration file that shows all that can be set, each line of it a comment.
 *
 * <p>A line that begins with {@code #} and a key sets the default once the {@code #} is removed; a
 * line that begins with {@code #} and a space is text.
 */
public final class SampleFile {

  private final SampleText text = new SampleText();
  private final boolean minimal;

  /**
   * Creates the writer.
   *
   * @param minimal whether only options that must be set are shown
   */
  public SampleFile(boolean minimal) {
    this.minimal = minimal;
  }

  /** Returns the file for the runner's own options and those of plugins. */
  public String text(List<DeclaredOptions> plugins) {
    text.paragraph(
        "Configuration of Runner, in HOCON, which is JSON with comments and fewer signs.");
    text.paragraph(
        "Each option stands here with its default, null if it has none. To set one, remove the"
            + " '#' in front of its key and change the value. What is set here gives way to"
            + " --config files, these to variables of the environment (RUNNER__FORK__HEAP for"
            + " fork.heap), and these to -D fork.heap=VALUE.");
    required(plugins);
    if (!minimal) {
      text.title("The runner itself");
      CoreOptions.groups().forEach(this::group);
      variables();
      resources();
      junit();
      plugins(plugins);
    }
    return text.toString();
  }

  /** Returns the file for the options of some plugins. */
  public String textOf(List<DeclaredOptions> plugins) {
    required(plugins);
    if (!minimal) {
      plugins(plugins);
    }
    return text.toString();
  }

  private void required(List<DeclaredOptions> plugins) {
    TreeMap<String, KeyedOption> required = new TreeMap<>();
    for (DeclaredOptions declared : plugins) {
      for (OptionGroup group : declared.groups()) {
        KeyedOption.of(group).stream()
            .filter(option -> option.option().required())
            .forEach(option -> required.put(option.key(), option));
      }
    }
    if (!required.isEmpty()) {
      text.title("Required: nothing runs without these");
      required.values().forEach(text::option);
    } else if (minimal) {
      text.paragraph("Nothing is required: every option has a default or may be absent.");
    }
  }

  private void plugins(List<DeclaredOptions> plugins) {
    TreeSet<String> written = new TreeSet<>();
    for (DeclaredOptions declared : plugins) {
      List<OptionGroup> groups = new ArrayList<>();
      for (OptionGroup group : declared.groups()) {
        List<Option> options =
            group.options().stream()
                .filter(option -> !option.required() && written.add(group.key(option)))
                .toList();
        groups.add(
            new OptionGroup(
                group.name(), group.help(), options, group.formerNames(), group.extension()));
      }
      groups.removeIf(group -> group.options().isEmpty());
      if (!groups.isEmpty()) {
        text.title("Plugin " + declared.plugin() + alsoOf(groups, declared, plugins));
        groups.forEach(this::group);
      }
    }
  }

  private static String alsoOf(
      List<OptionGroup> groups, DeclaredOptions declared, List<DeclaredOptions> plugins) {
    TreeSet<String> keys = new TreeSet<>();
    groups.forEach(group -> group.options().forEach(option -> keys.add(group.key(option))));
    String others =
        plugins.stream()
            .filter(other -> !other.plugin().equals(declared.plugin()))
            .filter(
                other ->
                    other.groups().stream()
                        .flatMap(group -> group.options().stream().map(group::key))
                        .anyMatch(keys::contains))
            .map(other -> other.plugin().value())
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? "" : " (some also of " + others + ")";
  }

  private void group(OptionGroup group) {
    text.heading(
        group.name(), group.extension() ? "More options of a group of others." : group.help());
    text.formerGroups(group.formerNames());
    // Without the group's former names, which are said once and not of each option.
    KeyedOption.of(new OptionGroup(group.name(), group.help(), group.options()))
        .forEach(text::option);
  }

  private void resources() {
    text.heading(
        "resources", "Units of limited resources that tests need; one of each that is not named.");
    text.example("resources.db-connections = 4");
  }

  private void variables() {
    text.heading("fork.env", "Variables of the environment of test forks, masked as secrets are.");
    text.example("fork.env.API_TOKEN = \"...\"");
    text.paragraph("All of fork can also be set for the forks of one plugin:");
    text.example("plugins.\"my-plugin\".fork { heap = 1g, env { API_TOKEN = \"...\" } }");
  }

  private void junit() {
    text.heading("junit", "Parameters of JUnit, as its documentation names them.");
    text.paragraph("For the tests of all plugins, and for those of one, which goes before:");
    text.example("junit.jupiter.execution.timeout.default = 5 m");
    text.example("plugins.\"my-plugin\".junit.jupiter.execution.parallel.enabled = true");
  }
}
