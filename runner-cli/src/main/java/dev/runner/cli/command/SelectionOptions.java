package dev.runner.cli.command;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.FailedTests;
import dev.runner.core.store.ResultStore;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Selection;
import dev.runner.core.suite.TestList;
import dev.runner.core.suite.TestLists;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--include-list",
      paramLabel = "FILE",
      description = "Only tests in whose printed id a regular expression of this file is found.")
  private List<String> includeLists = new ArrayList<>();

  @Option(
      names = "--exclude-list",
      paramLabel = "FILE",
      description = {
        "Not the tests in whose printed id a regular expression of this file is found.",
        "One a line; text after # is the reason."
      })
  private List<String> excludeLists = new ArrayList<>();

  @Option(
      names = "--load-list",
      paramLabel = "FILE",
      description = "Only the tests of this file, ids as 'list' prints them; - is standard input.")
  private List<String> loadLists = new ArrayList<>();

  @Option(
      names = "--failing",
      arity = "0..1",
      paramLabel = "RUN",
      fallbackValue = "",
      description = {
        "Only the tests that failed when they last ran,",
        "or that failed or have no verdict in this run."
      })
  private @Nullable String failing;

  SelectionOptions() {}

  /**
   * Returns what is selected.
   *
   * @param store opens the store, which is needed for {@code --failing} alone
   */
  Selection selection(Supplier<ResultStore> store) {
    Selection named = selection();
    List<String> all =
        Stream.of(includeLists, excludeLists, loadLists).flatMap(List::stream).toList();
    if (all.stream().filter("-"::equals).count() > 1) {
      throw new UsageException("Only one list can be read from standard input ('-')");
    }
    Optional<List<ListedRegex>> included =
        includeLists.isEmpty() ? Optional.empty() : Optional.of(regexes(includeLists));
    List<TestList> only = new ArrayList<>();
    if (!loadLists.isEmpty()) {
      only.add(ListFile.tests(loadLists));
    }
    if (failing != null) {
      only.add(failed(failing, store));
    }
    return named.with(new TestLists(included, regexes(excludeLists), only));
  }

  private static List<ListedRegex> regexes(List<String> names) {
    return names.stream().flatMap(name -> new ListFile(name).regexes().stream()).toList();
  }

  private static TestList failed(String run, Supplier<ResultStore> opening) {
    try (ResultStore store = opening.get()) {
      FailedTests failed = new FailedTests(store);
      return run.isEmpty() ? failed.newest() : failed.of(store.resolve(run));
    }
  }

  private Selection selection() {
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
