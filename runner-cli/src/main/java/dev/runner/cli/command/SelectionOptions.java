package dev.runner.cli.command;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** The options that choose tests, the same for every command that has them. */
final class SelectionOptions {

  @Option(
      names = {"-p", "--plugin"},
      paramLabel = "ID",
      description = "Only this plugin. May be repeated.")
  private List<String> plugins = new ArrayList<>();

  @Option(names = "--no-plugin", paramLabel = "ID", description = "Not this plugin.")
  private List<String> excludedPlugins = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "EXPR",
      description = "Only tests with these tags, as a JUnit tag expression: 'smoke & !slow'.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--smoke", description = "The same as --tag smoke.")
  private boolean smoke;

  @Option(
      names = {"-r", "--regex"},
      paramLabel = "R",
      description = "Only tests in whose printed id this is found. May be repeated: one suffices.")
  private List<String> regexes = new ArrayList<>();

  @Option(
      names = "--exclude-regex",
      paramLabel = "R",
      description = "Not the tests in whose printed id this is found.")
  private List<String> excludedRegexes = new ArrayList<>();

  @Option(
      names = "--class",
      paramLabel = "C",
      description = "Only this test class, with or without its package. May be repeated.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--method",
      paramLabel = "C#m",
      description = "Only this method: Class#method or Class#method(int,String).")
  private List<String> methods = new ArrayList<>();

  SelectionOptions() {}

  Selection selection() {
    List<String> expressions = new ArrayList<>(tags);
    if (smoke) {
      expressions.add("smoke");
    }
    regexes.forEach(SelectionOptions::check);
    excludedRegexes.forEach(SelectionOptions::check);
    try {
      return new Selection(
          ids(plugins),
          ids(excludedPlugins),
          expressions,
          regexes,
          excludedRegexes,
          classes,
          methods.stream().map(MethodName::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static Set<PluginId> ids(List<String> texts) {
    Set<PluginId> ids = new LinkedHashSet<>();
    texts.forEach(text -> ids.add(new PluginId(text)));
    return ids;
  }

  private static void check(String regex) {
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "Invalid regular expression '%s': %s near position %d"
              .formatted(regex, e.getDescription(), e.getIndex()));
    }
  }
}
