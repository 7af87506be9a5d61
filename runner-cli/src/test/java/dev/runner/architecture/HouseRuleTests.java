package dev.runner.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How classes are made. */
class HouseRuleTests {

  private static final int MAX_PARAMETERS = 5;
  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base)");

  /** PF4J's own word for what this extends. */
  private static final Set<String> BADLY_NAMED = Set.of("HostedPluginManager");

  @Test
  void closeClassesToExtension() {
    classes()
        .that(DescribedPredicate.describe("are ordinary", HouseRuleTests::isOrdinary))
        .should()
        .haveModifier(FINAL)
        .orShould()
        .haveModifier(ABSTRACT)
        .check(ProductClasses.ALL);
  }

  @Test
  void nameClassesByWhatTheyAre() {
    List<String> found =
        ProductClasses.ALL.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> BAD_NAME.matcher(name).matches())
            .filter(Predicate.not(BADLY_NAMED::contains))
            .toList();
    assertEquals(List.of(), found);
  }

  @Test
  void sayOfEachPackageThatNothingIsNull() {
    List<String> unmarked =
        ProductClasses.ALL.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertEquals(List.of(), unmarked);
  }

  @Test
  void takeFewParameters() {
    List<String> found =
        ProductClasses.ALL.stream()
            .filter(type -> !type.isEnum())
            .flatMap(HouseRuleTests::codeUnits)
            .filter(unit -> unit.getRawParameterTypes().size() > MAX_PARAMETERS)
            .map(JavaCodeUnit::getFullName)
            .toList();
    assertEquals(List.of(), found);
  }

  private static Stream<? extends JavaCodeUnit> codeUnits(JavaClass type) {
    return type.isRecord() ? type.getMethods().stream() : type.getCodeUnits().stream();
  }

  private static boolean isOrdinary(JavaClass type) {
    return !type.isInterface()
        && !type.isEnum()
        && !type.isAnonymousClass()
        && !type.getSimpleName().equals("package-info");
  }
}
