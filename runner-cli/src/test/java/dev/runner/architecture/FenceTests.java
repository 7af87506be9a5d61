package dev.runner.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class FenceTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org.pf4j                    | core.plugin, api
          org.objectweb.asm           | core.plugin, core.verify
          org.eclipse.aether          | core.install
          org.junit.platform.launcher | core.launch
          org.junit.platform.engine   | core.launch
          org.junit.jupiter           | core.launch, api, sample, exporter.doubles
          com.typesafe.config         | core.config, api.config
          java.sql                    | core.store
          org.sqlite                  | core.store
          javax.xml                   | core.report
          org.opentest4j.reporting    | core.report
          org.xml                     | core.report
          org.w3c                     | core.report
          org.slf4j                   | core.log, client
          org.awaitility              | client
          com.networknt               | client
          tools.jackson.databind      | client, exporter.doubles
          software.amazon.awssdk      | exporter.s3
          sun.misc                    | core.signal
          picocli                     | cli.command
          """)
  void keepALibraryToItsPackages(String library, String owners) {
    noClasses()
        .that(outside(owners))
        .should()
        .dependOnClassesThat(resideInAPackage(library + ".."))
        .check(ProductClasses.ALL);
  }

  @Test
  void keepTheApiFreeOfTheRunner() {
    classes()
        .that(resideInAPackage("dev.runner.api.."))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.runner.api..",
            "java..",
            "org.junit.jupiter.api..",
            "org.junit.platform.commons..",
            "org.opentest4j..",
            "org.apiguardian.api",
            "org.jspecify.annotations",
            "org.pf4j",
            "org.slf4j",
            "com.typesafe.config")
        .check(ProductClasses.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          core       | cli, server, qm, sample, client, exporter
          client     | core, cli, server, qm, sample
          sample     | core, cli, server, qm, exporter
          exporter   | core, cli, server, qm, sample, client
          cli        | core.fork, core.launch, core.wire, sample, exporter
          cli.output | cli.command
          """)
  void keepAModuleIgnorantOfAnother(String module, String others) {
    noClasses()
        .that(resideInAPackage("dev.runner." + module + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages(others)))
        .check(ProductClasses.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "core", "cli", "sample", "exporter"})
  void keepPackagesFreeOfCycles(String module) {
    slices()
        .matching("dev.runner." + module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(ProductClasses.ALL);
  }

  @Test
  void keepTheStandardStreamsToTheOutputOfCommands() {
    noClasses()
        .that(outside("cli.output"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ProductClasses.ALL);
  }

  @Test
  void keepTheirReplacementToTheCaptureInForks() {
    noClasses()
        .that()
        .doNotHaveSimpleName("OutputCapture")
        .should()
        .callMethod(System.class, "setOut", java.io.PrintStream.class)
        .orShould()
        .callMethod(System.class, "setErr", java.io.PrintStream.class)
        .check(ProductClasses.ALL);
  }

  @Test
  void keepTheEndOfAProcessToItsMainClassesAndSignals() {
    noClasses()
        .that(outside("core.fork"))
        .and()
        .doNotHaveFullyQualifiedName("dev.runner.cli.Main")
        .and()
        .doNotHaveSimpleName("Interruption")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(ProductClasses.ALL);
  }

  /**
   * The wall clock jumps; only what outlives a process may be measured by it, and only what is
   * shown, not judged, may be told from stored times, and what is read from files has no others.
   */
  @Test
  void keepDurationsToMonotonicClocks() {
    noClasses()
        .that()
        .doNotHaveSimpleName("RunRecovery")
        .and(outside("cli.output, core.report.intake"))
        .should()
        .callMethod(Duration.class, "between", Temporal.class, Temporal.class)
        .check(ProductClasses.ALL);
    noClasses()
        .that(outside("core.store"))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .check(ProductClasses.ALL);
  }

  private static DescribedPredicate<JavaClass> outside(String owners) {
    return DescribedPredicate.not(resideInAnyPackage(packages(owners)));
  }

  private static String[] packages(String names) {
    return Arrays.stream(names.split(", *", -1))
        .map(name -> "dev.runner." + name + "..")
        .toArray(String[]::new);
  }
}
