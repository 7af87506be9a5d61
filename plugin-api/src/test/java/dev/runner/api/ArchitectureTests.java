package dev.runner.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the design says of this module's code, held. */
class ArchitectureTests {

  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base)");

  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void knowsNothingOfTheRunner() {
    classes()
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
        .check(MAIN);
  }

  @Test
  void keepsTypesafeConfigBehindItsFence() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runner.api.config")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.typesafe..")
        .check(MAIN);
  }

  @Test
  void saysOfEachPublicTypeHowStableItIs() {
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .beAnnotatedWith(API.class)
        .check(MAIN);
  }

  @Test
  void hasNoPackageCycles() {
    slices().matching("dev.runner.api.(*)..").should().beFreeOfCycles().check(MAIN);
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
}
