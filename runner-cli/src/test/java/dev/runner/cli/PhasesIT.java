package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults in every phase of a class: each of its tests has a verdict, the phase is named, and the
 * classes before and behind it have run.
 */
final class PhasesIT {

  private static Finished finished;
  private static RunView stored;

  /** What goes wrong. */
  enum Fault {
    THROW("if (true) { throw new IllegalStateException(\"phase\"); }", "phase"),
    EXIT("if (true) { System.exit(3); }", "exit status 3"),
    HALT("if (true) { Runtime.getRuntime().halt(0); }", "exit status 0"),
    MEMORY("if (true) { throw new OutOfMemoryError(\"phase\"); }", "OutOfMemoryError: phase");

    private final String code;
    private final String message;

    Fault(String code, String message) {
      this.code = code;
      this.message = message;
    }
  }

  /** Where it goes wrong, by what stands in the class; {@code FAULT} is the fault. */
  enum Phase {
    BEFORE_ALL("@BeforeAll static void up() { FAULT }", "in the set-up of"),
    STATIC_INITIALISER("static { FAULT }", "in the set-up of"),
    CONSTRUCTOR("BTests() { FAULT }", "in the set-up of"),
    BEFORE_EACH("@BeforeEach void up() { FAULT }", ""),
    AFTER_EACH("@AfterEach void down() { FAULT }", ""),
    EXTENSION_CONSTRUCTOR(extension("BeforeAllCallback", "{ FAULT }", ""), "about to start"),
    EXTENSION_INITIALISER(extension("BeforeAllCallback", "static { FAULT }", ""), "about to start"),
    CONDITION(
        "static class E implements ExecutionCondition { public ConditionEvaluationResult"
            + " evaluateExecutionCondition(ExtensionContext c) { FAULT"
            + " return ConditionEvaluationResult.enabled(\"\"); } }",
        "about to start"),
    EXTENSION_BEFORE_ALL(extension("BeforeAllCallback", "", "FAULT"), "in the set-up of"),
    EXTENSION_BEFORE_EACH(extension("BeforeEachCallback", "", "FAULT"), ""),
    EXTENSION_AFTER_EACH(extension("AfterEachCallback", "", "FAULT"), "");

    private final String member;
    private final String named;

    Phase(String member, String named) {
      this.member = member;
      this.named = named;
    }

    private static String extension(String callback, String initialiser, String body) {
      String method = Character.toLowerCase(callback.charAt(0)) + callback.substring(1);
      return "static class E implements %s { %s public void %s(ExtensionContext c) { %s } }"
          .formatted(callback, initialiser, method.replace("Callback", ""), body);
    }
  }

  /** One plugin. */
  record Case(Phase phase, Fault fault) {

    String plugin() {
      return (phase.name() + fault.name()).toLowerCase(Locale.ROOT).replace("_", "");
    }

    PluginJar jar() {
      String extended = phase.member.contains(" E ") ? "@ExtendWith(BTests.E.class)" : "";
      return PluginJar.plugin(plugin())
          .source(
              TestSource.passing(plugin() + ".ATests", "one"),
              """
              package %s;
              import org.junit.jupiter.api.*;
              import org.junit.jupiter.api.extension.*;
              %s
              class BTests {
                %s
                @Test void one() {}
                @Test void two() {}
              }
              """
                  .formatted(plugin(), extended, phase.member.replace("FAULT", fault.code)),
              TestSource.passing(plugin() + ".CTests", "one"));
    }

    @Override
    public String toString() {
      return phase + " " + fault;
    }
  }

  /** Every phase with a throwable and an exit; the other ways to die where they could differ. */
  static List<Case> cases() {
    return Stream.of(Phase.values())
        .flatMap(
            phase ->
                switch (phase) {
                  case BEFORE_ALL, STATIC_INITIALISER, CONDITION ->
                      Stream.of(Fault.values()).map(fault -> new Case(phase, fault));
                  default -> Stream.of(new Case(phase, Fault.THROW), new Case(phase, Fault.EXIT));
                })
        .toList();
  }

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    for (Case one : cases()) {
      workspace.install(one.plugin(), one.jar());
    }
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void costsTheClassAndNoOther(Case one) {
    assertEquals("PASSED", test(one, "ATests.one").outcome());
    assertEquals("PASSED", test(one, "CTests.one").outcome());
    assertEquals("ERROR", test(one, "BTests.one").outcome());
    assertEquals("ERROR", test(one, "BTests.two").outcome());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatHappenedAndWhere(Case one) {
    TestView test = test(one, "BTests.one");
    String message = test.message();
    assertTrue(message.contains(one.fault.message), message);
    assertTrue(one.fault == Fault.THROW || message.contains(one.phase.named), message);
  }

  @Test
  void failsTheRunWithEveryTestDecided() {
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(List.of(), stored.issueCodes("ERROR"));
    assertEquals(0, stored.counts().notRun());
    assertEquals(4 * cases().size(), stored.counts().planned());
  }

  private static TestView test(Case one, String name) {
    return stored.test(one.plugin() + ":" + one.plugin() + "." + name);
  }
}
