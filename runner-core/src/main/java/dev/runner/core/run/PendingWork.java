package dev.runner.core.run;

import dev.runner.core.plugin.ClassNeeds;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.schedule.Backlog;
import dev.runner.core.schedule.ClassTimes;
import dev.runner.core.schedule.ClassWork;
import dev.runner.core.suite.Portion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** What a class counts that never ran; more than most take, so that it goes early. */
  static final Duration UNKNOWN = Duration.ofMillis(500);

  private final int lanes;
  private final boolean once;
  private final List<Share> whole = new ArrayList<>();
  private final Map<ClassNeeds, Backlog> classes = new LinkedHashMap<>();
  private final OrderedPortions ordered;

  PendingWork(ForkPlan plan, ClassTimes times, SuiteNeeds needs, int lanes) {
    this.lanes = lanes;
    this.once = plan.once();
    this.ordered = new OrderedPortions(plan, times, portion -> essence(needs.of(portion)), lanes);
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
              .add(work(portion.plugin(), name, times));
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
    return once ? Backlog.ofSingles(work, takers) : new Backlog(work, takers);
  }

  private static ClassWork work(PluginId plugin, String className, ClassTimes times) {
    return new ClassWork(plugin, className, times.of(plugin, className).orElse(UNKNOWN));
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
