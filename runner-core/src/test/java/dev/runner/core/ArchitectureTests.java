package dev.runner.core;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import org.junit.jupiter.params.provider.CsvSource;

/** What the design says of this module's code, held. */
class ArchitectureTests {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final int MAX_LINES = 300;

  /** May only shrink. */
  private static final Set<String> LONG_FILES = Set.of();

  /** PF4J's own word for what this extends. */
  private static final Set<String> BADLY_NAMED = Set.of("HostedPluginManager");

  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base)");
  private static final Pattern FOREIGN_WORD = Pattern.compile("(?i)\\b(testcases?|pods?)\\b");

  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest
  @CsvSource({
    "org.pf4j, plugin",
    "org.junit.platform.launcher, launch",
    "org.junit.platform.engine, launch",
    "com.typesafe.config, config",
    "java.sql, store",
    "org.sqlite, store",
    "javax.xml, report",
    "org.xml, report",
    "org.w3c, report"
  })
  void keepsALibraryBehindItsFence(String library, String owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runner.core." + owner + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(MAIN);
  }

  @ParameterizedTest
  @CsvSource({"picocli", "dev.runner.cli", "dev.runner.server", "dev.runner.qm"})
  void knowsNothingOfWhatIsBuiltOnIt(String foreign) {
    noClasses().should().dependOnClassesThat().resideInAPackage(foreign + "..").check(MAIN);
  }

  @Test
  void hasNoPackageCycles() {
    slices().matching("dev.runner.core.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void leavesTheStandardStreamsToWhoeverOwnsTheProcess() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(MAIN);
    noClasses()
        .that()
        .doNotHaveSimpleName("OutputCapture")
        .should()
        .callMethod(System.class, "setOut", java.io.PrintStream.class)
        .orShould()
        .callMethod(System.class, "setErr", java.io.PrintStream.class)
        .check(MAIN);
  }

  @Test
  void endsTheProcessInForksOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runner.core.fork")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(MAIN);
  }

  @Test
  void closesItsClassesToExtension() {
    classes()
        .that(are(ordinary()))
        .should()
        .haveModifier(FINAL)
        .orShould()
        .haveModifier(ABSTRACT)
        .check(MAIN);
  }

  @Test
  void namesClassesByWhatTheyAre() {
    Set<String> found = new TreeSet<>();
    MAIN.stream()
        .map(JavaClass::getSimpleName)
        .filter(name -> BAD_NAME.matcher(name).matches())
        .forEach(found::add);
    assertEquals(BADLY_NAMED, found);
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
  void keepsFilesShort() throws IOException {
    Set<String> tooLong = new TreeSet<>();
    for (Path source : sources()) {
      if (Files.readAllLines(source).size() > MAX_LINES) {
        tooLong.add(source.getFileName().toString());
      }
    }
    assertEquals(LONG_FILES, tooLong);
  }

  @Test
  void usesTheWordsOfTheDesign() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path source : sources()) {
      boolean mapsForeignWords = source.toString().contains("/report/");
      if (!mapsForeignWords && FOREIGN_WORD.matcher(Files.readString(source)).find()) {
        found.add(source.toString());
      }
    }
    assertEquals(Set.of(), found);
  }

  private static DescribedPredicate<JavaClass> ordinary() {
    return DescribedPredicate.describe(
        "ordinary classes",
        type ->
            !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.getSimpleName().equals("package-info"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
