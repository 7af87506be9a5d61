package dev.runner.cli.command;

import dev.runner.cli.output.CallsCsv;
import dev.runner.cli.output.CallsData;
import dev.runner.cli.output.CallsText;
import dev.runner.cli.output.CallsView;
import dev.runner.cli.output.Console;
import dev.runner.core.report.RunCalls;
import dev.runner.core.report.RunParts;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code runner calls}: what the tests of a run have said to services. */
@Command(
    name = "calls",
    description =
        "Lists the exchanges of a run with services, per test and in their order: those that its"
            + " plugins' clients have attached to the tests.",
    mixinStandardHelpOptions = true)
final class CallsCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "last",
      description = "A run id, the beginning of one, last (the default), or last~2.")
  private String run;

  @Option(
      names = "--test",
      paramLabel = "TEST",
      description = "Of one test or class alone, by its printed id, unique id or uuid.")
  private @Nullable String test;

  @Option(
      names = {"-p", "--plugin"},
      paramLabel = "ID",
      description = "Of the tests of one plugin alone. May be repeated.")
  private List<String> plugins = new ArrayList<>();

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "With this status alone: 404, 5xx, or none. May be repeated.")
  private List<String> statuses = new ArrayList<>();

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  CallsCommand() {}

  @Override
  public Integer call() {
    StatusFilter status = new StatusFilter(statuses);
    GlobalOptions global = root.global();
    Console console = global.console();
    try (ResultStore store = global.store()) {
      RunId found = store.resolve(run);
      checkNames(store, found);
      RunCalls calls = new RunCalls(store, found, global.workspace().files());
      new CallsView(console, view(console, found))
          .show(consumer -> calls.each(this::includes, this::includes, consumer), status::includes);
    }
    return 0;
  }

  private CallsData view(Console console, RunId found) {
    return switch (format) {
      case TEXT -> new CallsText(console);
      case JSON -> CallsData.json(console, found);
      case CSV -> new CallsCsv(console);
    };
  }

  private void checkNames(ResultStore store, RunId found) {
    if (test != null && !isKnown(store, found)) {
      throw new UsageException(
          "No test or class '%s' in run '%s': 'runner runs show %s --format json' lists the ids"
              .formatted(test, found, run));
    }
    List<String> known =
        store.find(found).orElseThrow().plugins().stream().map(p -> p.plugin().value()).toList();
    for (String plugin : plugins) {
      if (!known.contains(plugin)) {
        throw new UsageException(
            "No plugin '%s' in run '%s' (it had: %s)"
                .formatted(plugin, found, String.join(", ", known)));
      }
    }
  }

  private boolean isKnown(ResultStore store, RunId found) {
    AtomicBoolean known = new AtomicBoolean();
    store.tests(found, stored -> known.compareAndSet(false, isNamed(stored)));
    return known.get() || store.scopes(found).stream().anyMatch(this::isNamed);
  }

  private boolean includes(StoredTest stored) {
    return isNamed(stored) && includes(stored.description().plugin().value());
  }

  private boolean isNamed(StoredTest stored) {
    TestDescription description = stored.description();
    return test == null
        || RunParts.isMeant(test, description)
        || isClass(description.plugin().value(), description.className());
  }

  private boolean includes(Scope scope) {
    return isNamed(scope) && includes(scope.plugin().map(Object::toString).orElse(""));
  }

  private boolean isNamed(Scope scope) {
    String plugin = scope.plugin().map(Object::toString).orElse("");
    return test == null || isClass(plugin, scope.className());
  }

  private boolean isClass(String plugin, String className) {
    return className.equals(test) || (plugin + ":" + className).equals(test);
  }

  private boolean includes(String plugin) {
    return plugins.isEmpty() || plugins.contains(plugin);
  }
}
