package dev.runner.core.run;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.Backlog;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.schedule.ClassSizes;
import dev.runner.core.schedule.ClassWork;
import dev.runner.core.suite.PluginTests;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What nobody has begun yet of one plan: portions that cannot be divided, and classes, those of
 * equal needs together. Not safe for use by several threads.
 */
final class PendingWork {

  private final int lanes;
  private final boolean once;
  private final ClassForecast forecast;
  private final Map<PluginId, ClassSizes> sizes = new HashMap<>();
  private final List<Share> whole = new ArrayList<>();
  private final Map<ClassNeeds, Backlog> classes = new LinkedHashMap<>();
  private final OrderedPortions ordered;

  PendingWork(ForkPlan plan, ClassForecast forecast, SuiteNeeds needs, int lanes) {
    this.lanes = lanes;
    this.once = plan.once();
    this.forecast = forecast;
    this.ordered =
        new OrderedPortions(plan, forecast, portion -> essence(needs.of(portion)), lanes);
    boolean freely = plan.handing() == ForkPlan.Handing.FREELY;
    Map<ClassNeeds, List<ClassWork>> work = new LinkedHashMap<>();
    work.put(ClassNeeds.NONE, new ArrayList<>());
    for (Portion portion : freely ? plan.portions() : List.<Portion>of()) {
      if (portion.allEngines() || !portion.uniqueIds().isEmpty()) {
        whole.add(share(portion, essence(needs.of(portion))));
      } else {
        for (String name : portion.classes()) {
          ClassNeeds need = essence(needs.of(portion.plugin(), name));
          work.computeIfAbsent(need, key -> new ArrayList<>())
              .add(lanes == 1 ? unweighed(portion, name) : weighed(plan, portion, name));
        }
      }
    }
    (lanes == 1 ? gathered(work) : work)
        .forEach((key, list) -> classes.put(key, backlog(key, list)));
  }

  /** A lane for itself needs no locks: all that must be kept apart goes into one group. */
  private static Map<ClassNeeds, List<ClassWork>> gathered(Map<ClassNeeds, List<ClassWork>> work) {
    ClassNeeds together =
        work.keySet().stream().filter(n -> !n.serial()).reduce(ClassNeeds.NONE, ClassNeeds::and);
    Map<ClassNeeds, List<ClassWork>> few = new LinkedHashMap<>();
    work.forEach(
        (key, list) ->
            few.computeIfAbsent(
                    key.isNone() || key.serial() ? key : together, same -> new ArrayList<>())
                .addAll(list));
    return few;
  }

  /** Who is alone needs no locks. */
  private static ClassNeeds essence(ClassNeeds need) {
    return need.serial() ? ClassNeeds.ofSerial() : need;
  }

  private Backlog backlog(ClassNeeds need, List<ClassWork> work) {
    int takers = need.excludesItself() ? 1 : lanes;
    return once ? Backlog.ofSingles(work, takers, forecast) : new Backlog(work, takers, forecast);
  }

  /** Nothing has to be known of a class where the order is the one of the suite. */
  private static ClassWork unweighed(Portion portion, String name) {
    return new ClassWork(portion.plugin(), name, Optional.empty(), 0);
  }

  private ClassWork weighed(ForkPlan plan, Portion portion, String name) {
    PluginId plugin = portion.plugin();
    Optional<Duration> before = forecast.before(plugin, name);
    long bytes = before.isPresent() ? 0 : sizes(plan, plugin).of(name);
    return new ClassWork(plugin, name, before, bytes);
  }

  private ClassSizes sizes(ForkPlan plan, PluginId plugin) {
    return sizes.computeIfAbsent(
        plugin,
        id ->
            plan.plugins().stream()
                .map(PluginTests::plugin)
                .filter(known -> known.id().equals(id))
                .findFirst()
                .map(known -> ClassSizes.of(known.jar()))
                .orElse(ClassSizes.NONE));
  }

  /** Returns a share whose classes cannot overlap inside its fork if they have needs. */
  static Share share(Portion portion, ClassNeeds need) {
    boolean apart = !need.isNone() && portion.classes().size() > 1;
    return new Share(apart ? portion.sequential() : portion, need);
  }

  boolean isEmpty() {
    return kinds().findAny().isEmpty();
  }

  /** Tells whether something is left whose needs are of a kind. */
  boolean offers(Predicate<ClassNeeds> kind) {
    return kinds().anyMatch(kind);
  }

  /** Returns how long classes that go freely are expected to take on one lane. */
  Duration expected() {
    return classes.values().stream().map(Backlog::expected).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Takes what is best begun next: where an order was asked for and for one lane in their order,
   * else what takes longest as a whole, where classes that exclude each other are one whole.
   *
   * @param kind what may be taken
   */
  Optional<Share> take(Predicate<ClassNeeds> kind) {
    if (!ordered.isEmpty()) {
      return ordered.take(kind);
    }
    Optional<Share> portion = whole.stream().filter(share -> kind.test(share.needs())).findFirst();
    if (portion.isPresent()) {
      whole.remove(portion.get());
      return portion;
    }
    Stream<ClassNeeds> some = left().filter(kind);
    Optional<ClassNeeds> next =
        lanes == 1
            ? some.findFirst()
            : some.max(
                Comparator.comparing(this::weight)
                    .thenComparing(need -> !need.isNone())
                    .thenComparing(need -> classes.get(need).expected()));
    return next.map(
        need -> {
          List<ClassWork> share = classes.get(need).take();
          List<String> names = share.stream().map(ClassWork::className).toList();
          return share(Portion.ofClasses(share.get(0).plugin(), names), need);
        });
  }

  /** Returns all that is left. */
  List<Share> rest() {
    List<Share> rest = new ArrayList<>(whole);
    rest.addAll(ordered.rest());
    classes.forEach(
        (need, backlog) ->
            backlog.rest().forEach(type -> rest.add(new Share(portion(type), need))));
    return rest;
  }

  private static Portion portion(ClassWork type) {
    return Portion.ofClasses(type.plugin(), List.of(type.className()));
  }

  /** Gives up all that is left. */
  void clear() {
    ordered.clear();
    whole.clear();
    classes.clear();
  }

  private Duration weight(ClassNeeds need) {
    Backlog backlog = classes.get(need);
    return need.excludesItself() ? backlog.expected() : backlog.longest();
  }

  private Stream<ClassNeeds> kinds() {
    return Stream.concat(
        ordered.offered(), Stream.concat(whole.stream().map(Share::needs), left()));
  }

  private Stream<ClassNeeds> left() {
    return classes.entrySet().stream()
        .filter(group -> !group.getValue().isEmpty())
        .map(Map.Entry::getKey);
  }

  /**
   * A portion with what must be held while it runs.
   *
   * @param portion the portion
   * @param needs what must not run beside it
   */
  record Share(Portion portion, ClassNeeds needs) {}
}
