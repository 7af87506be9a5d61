package dev.runner.cli.command;

import dev.runner.api.config.NearestName;
import dev.runner.core.order.Order;
import dev.runner.core.order.TestClass;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.FailingTest;
import dev.runner.core.store.ResultStore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that says in which order classes go. */
final class OrderOptions {

  private static final String HISTORY = "history";
  private static final String LIST = "list";
  private static final String RANDOM = "random";
  private static final String FAILED_FIRST = "failed-first";
  private static final String SEED = RANDOM + ":";

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "In which order classes go: history (the longest first if there are several forks), list"
              + " (as 'list' prints or --load-list names them), random, random:SEED, or failed-first"
              + " (default: history).")
  private String order = HISTORY;

  OrderOptions() {}

  /**
   * Returns the order.
   *
   * @param stored leads to the store, which is needed for {@code failed-first} alone
   */
  Order order(StoreAccess stored) {
    if (order.startsWith(SEED)) {
      return new Order.Shuffled(OptionalLong.of(seed(order.substring(SEED.length()))));
    }
    return switch (order) {
      case HISTORY -> Order.History.ONLY;
      case LIST -> new Order.Listed(List.of());
      case RANDOM -> new Order.Shuffled(OptionalLong.empty());
      case FAILED_FIRST -> failedFirst(stored);
      default -> throw unknown(order);
    };
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "Invalid seed '%s' for option '--order' (expected a whole number: random:4711, or random alone)"
              .formatted(text));
    }
  }

  private static UsageException unknown(String order) {
    List<String> words = List.of(HISTORY, LIST, RANDOM, FAILED_FIRST);
    String meant =
        new NearestName(words).to(order).map(near -> "; did you mean '" + near + "'?").orElse("");
    return new UsageException(
        "Invalid value '%s' for option '--order' (expected history, list, random, random:SEED or failed-first)%s"
            .formatted(order, meant));
  }

  private static Order failedFirst(StoreAccess stored) {
    Optional<ResultStore> opened = stored.openIfPresent();
    if (opened.isEmpty()) {
      return new Order.FailedFirst(Set.of(), Set.of()); // nothing ran yet, so nothing has failed
    }
    Set<TestClass> classes = new HashSet<>();
    Set<String> ids = new HashSet<>();
    try (ResultStore store = opened.get()) {
      for (FailingTest failing : store.failing()) {
        TestDescription test = failing.test().description();
        classes.add(new TestClass(test.plugin(), test.className()));
        test.uuid().ifPresent(ids::add);
      }
    }
    return new Order.FailedFirst(classes, ids);
  }
}
