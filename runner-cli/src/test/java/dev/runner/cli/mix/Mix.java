package dev.runner.cli.mix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A run with faults at random places.
 *
 * @param seed the number from which all of it is made
 * @param faults the faults by their places
 * @param arguments how it is run
 * @param parallel whether classes run beside each other in one fork
 */
record Mix(long seed, Map<String, Fault> faults, List<String> arguments, boolean parallel) {

  private static final String BEFORE = "@BeforeAll";
  private static final String AFTER = "@AfterAll";

  /** What can go wrong in a set-up. */
  private static final List<Fault> OF_SET_UP =
      List.of(Fault.THROW, Fault.ASSUME, Fault.EXIT_0, Fault.KILL, Fault.HALT);

  /** What can go wrong in a tear-down. */
  private static final List<Fault> OF_TEAR_DOWN =
      List.of(Fault.THROW, Fault.EXIT_3, Fault.KILL, Fault.HANG);

  /** Makes the mix of a seed. */
  static Mix of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    boolean parallel = random.nextInt(8) == 0;
    int endless = random.nextInt(8) == 0 ? 1 : 0;
    int deadly = parallel ? 1 : 3;
    Map<String, Fault> faults = new TreeMap<>();
    for (int i = random.nextInt(7); i >= 0; i--) {
      String place = place(random);
      Fault fault = fault(place, random);
      boolean allowed =
          !faults.containsKey(place)
              && !faults.containsKey(place.replace(AFTER, BEFORE))
              && !faults.containsKey(place.replace(BEFORE, AFTER))
              && (!fault.isEndless() || endless-- > 0)
              && (!fault.isDeadly() || deadly-- > 0)
              && !(parallel && (fault == Fault.STATE || isBesideStreams(fault, faults)));
      if (allowed) {
        faults.put(place, fault);
      }
    }
    return new Mix(seed, faults, arguments(random, parallel), parallel);
  }

  /** System.out is one for all of a JVM: whoever takes it from others takes it from all of them. */
  private static boolean isBesideStreams(Fault fault, Map<String, Fault> faults) {
    return (fault == Fault.FLOOD && faults.containsValue(Fault.STREAMS))
        || (fault == Fault.STREAMS && faults.containsValue(Fault.FLOOD));
  }

  private static String place(Random random) {
    List<String> classes = MixPlugins.plainClasses();
    List<String> tests = MixPlugins.tests();
    return switch (random.nextInt(8)) {
      case 0 -> classes.get(random.nextInt(classes.size())) + BEFORE;
      case 1 -> classes.get(random.nextInt(classes.size())) + AFTER;
      default -> tests.get(random.nextInt(tests.size()));
    };
  }

  private static Fault fault(String place, Random random) {
    List<Fault> possible =
        place.endsWith(BEFORE)
            ? OF_SET_UP
            : place.endsWith(AFTER) ? OF_TEAR_DOWN : List.copyOf(EnumSet.allOf(Fault.class));
    return possible.get(random.nextInt(possible.size()));
  }

  private static List<String> arguments(Random random, boolean parallel) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--forks", "" + (1 + random.nextInt(3))));
    arguments.addAll(
        List.of(
            "--isolation",
            List.of("run", "run", "run", "run", "plugin", "plugin", "class")
                .get(random.nextInt(7))));
    if (random.nextBoolean()) {
      setting(arguments, "junit.jupiter.testmethod.order.default", orderer("MethodOrderer"));
      setting(arguments, "junit.jupiter.testclass.order.default", orderer("ClassOrderer"));
      setting(arguments, "junit.jupiter.execution.order.random.seed", "" + random.nextInt(1000));
    }
    if (parallel) {
      setting(arguments, "junit.jupiter.execution.parallel.enabled", "true");
      setting(arguments, "junit.jupiter.execution.parallel.mode.classes.default", "concurrent");
      setting(arguments, "junit.jupiter.execution.parallel.config.strategy", "fixed");
      setting(arguments, "junit.jupiter.execution.parallel.config.fixed.parallelism", "2");
    }
    return List.copyOf(arguments);
  }

  private static String orderer(String type) {
    return "org.junit.jupiter.api." + type + "$Random";
  }

  private static void setting(List<String> arguments, String key, String value) {
    arguments.addAll(List.of("-D", key + "=" + value));
  }

  /** Tells whether something in it ends by a time limit only. */
  boolean isEndless() {
    return faults.values().stream().anyMatch(Fault::isEndless);
  }

  /** Returns the verdict that each test must get, by its printed id. */
  Map<String, String> verdicts() {
    Map<String, String> verdicts = new TreeMap<>();
    for (String test : MixPlugins.tests()) {
      Fault setUp = faults.get(MixPlugins.classOf(test) + BEFORE);
      Fault own = faults.get(test);
      String verdict = own == null ? "PASSED" : own.verdict();
      verdicts.put(MixPlugins.printedId(test), setUp == null ? verdict : below(setUp));
    }
    return verdicts;
  }

  private static String below(Fault setUp) {
    return switch (setUp) {
      case THROW -> "ERROR/SET_UP";
      case ASSUME -> "SKIPPED/ASSUMPTION";
      default -> setUp.verdict();
    };
  }

  /** Returns the classes whose tear-down goes wrong, where it is reached. */
  Set<String> brokenTearDowns() {
    Set<String> broken = new TreeSet<>();
    for (Map.Entry<String, Fault> fault : faults.entrySet()) {
      String className = MixPlugins.classOf(fault.getKey());
      Fault setUp = faults.get(className + BEFORE);
      boolean reached = setUp == null || !setUp.isDeadly();
      if (fault.getKey().endsWith(AFTER) && reached) {
        broken.add(className);
      }
    }
    return broken;
  }

  /** Returns the tests that must be marked LEAKED, as far as nothing else hides that. */
  Set<String> leaking() {
    Set<String> leaking = new TreeSet<>();
    faults.forEach(
        (place, fault) -> {
          String className = MixPlugins.classOf(place);
          String plugin = className.substring(0, className.indexOf('.') + 1);
          // A fork that dies takes along what it would have told at the end of its portion.
          boolean dies =
              faults.entrySet().stream()
                  .anyMatch(
                      other -> other.getValue().isDeadly() && other.getKey().startsWith(plugin));
          if (fault.leaks() && !dies && !faults.containsKey(className + BEFORE)) {
            leaking.add(MixPlugins.printedId(place));
          }
        });
    return leaking;
  }

  /** Returns the exit status that the run must have. */
  int exit() {
    boolean failed =
        verdicts().values().stream().anyMatch(v -> v.startsWith("ERROR") || v.startsWith("FAILED"));
    return failed || !brokenTearDowns().isEmpty() ? 1 : 0;
  }
}
