package dev.runner.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the design says of this module's code, held. */
class ArchitectureTests {

  private static final int MAX_LINES = 300;
  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base)");
  private static final Pattern FOREIGN_WORD = Pattern.compile("(?i)\\b(testcases?|pods?)\\b");

  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void keepsTheCommandLineParserToItsCommands() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runner.cli.command")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(MAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.pf4j",
        "org.junit",
        "com.typesafe",
        "java.sql",
        "org.sqlite",
        "javax.xml",
        "dev.runner.core.fork",
        "dev.runner.core.launch",
        "dev.runner.core.wire"
      })
  void leavesTheWorkToTheCore(String foreign) {
    noClasses().should().dependOnClassesThat().resideInAPackage(foreign + "..").check(MAIN);
  }

  @Test
  void hasNoPackageCycles() {
    slices().matching("dev.runner.cli.(*)..").should().beFreeOfCycles().check(MAIN);
    noClasses()
        .that()
        .resideInAPackage("dev.runner.cli.output")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.runner.cli.command")
        .check(MAIN);
  }

  @Test
  void writesToTheStandardStreamsInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runner.cli.output")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(MAIN);
  }

  @Test
  void endsTheProcessInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(MAIN);
  }

  @Test
  void closesItsClassesToExtension() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(MAIN);
  }

  @Test
  void namesClassesByWhatTheyAre() {
    List<String> found =
        MAIN.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> BAD_NAME.matcher(name).matches())
            .toList();
    assertEquals(List.of(), found);
  }

  @Test
  void saysOfEachPackageThatNothingIsNull() {
    List<String> unmarked =
        MAIN.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertEquals(List.of(), unmarked);
  }

  @Test
  void keepsFilesShortAndToTheWordsOfTheDesign() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path source : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        List<String> lines = Files.readAllLines(source);
        boolean foreign = lines.stream().anyMatch(line -> FOREIGN_WORD.matcher(line).find());
        if (foreign || lines.size() > MAX_LINES) {
          found.add(source.toString());
        }
      }
    }
    assertEquals(Set.of(), found);
  }
}
