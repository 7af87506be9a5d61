package dev.runner.cli.command;

import dev.runner.cli.output.Console;
import dev.runner.cli.output.ExpectedSeconds;
import dev.runner.cli.output.ListCsv;
import dev.runner.cli.output.ListJson;
import dev.runner.cli.output.ListText;
import dev.runner.cli.output.Verbosity;
import dev.runner.core.run.ExpectedTimes;
import dev.runner.core.run.LeftOut;
import dev.runner.core.run.RunReports;
import dev.runner.core.run.Runner;
import dev.runner.core.run.RunningForks;
import dev.runner.core.run.SuiteListing;
import dev.runner.core.shard.ShardManifest;
import dev.runner.core.store.ResultStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner list}: what would run. */
@Command(
    name = "list",
    description = "Lists the tests that would run, one method a line.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;
  @Mixin private SelectionOptions selection;
  @Mixin private ShardOptions shard;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  ListCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Console console = global.console();
    SuiteListing listing =
        new Runner(Clock.systemUTC(), RunReports.NONE, new RunningForks())
            .list(shard.of(global.request(selection.selection(global::store))));
    listing.issues().forEach(console::issue);
    if (listing.tests().isEmpty()) {
      console.message(
          listing
              .shard()
              .filter(ShardManifest::isEmptyPart)
              .map(part -> "Shard %s has no tests, other shards have".formatted(part.shard()))
              .orElse("No test is selected"));
    }
    show(console, listing);
    return listing.status().code();
  }

  private void show(Console console, SuiteListing listing) {
    List<LeftOut> leftOut =
        root.global().verbosity() == Verbosity.VERBOSE ? listing.leftOut() : List.of();
    switch (format) {
      case JSON -> new ListJson(console, seconds(console)).show(listing.tests(), leftOut);
      case CSV -> new ListCsv(console, seconds(console)).show(listing.tests(), leftOut);
      case TEXT -> {
        ListText text = new ListText(console);
        if (root.global().verbosity() == Verbosity.VERBOSE) {
          text.showAll(listing.tests(), leftOut, seconds(console));
        } else {
          text.show(listing.tests());
        }
      }
    }
  }

  private ExpectedSeconds seconds(Console console) {
    Optional<ResultStore> opened = root.global().stored(console).openIfPresent();
    try {
      return new ExpectedSeconds(opened.map(ExpectedTimes::new));
    } finally {
      opened.ifPresent(ResultStore::close);
    }
  }
}
