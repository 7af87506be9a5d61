package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.ListedTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenTestsTests {

  private static ChosenTests of(String... ids) {
    ChosenTests chosen = new ChosenTests();
    for (String id : ids) {
      chosen.add(
          new ListedTest(
              new TestDescription(
                  new PluginId("a"), id, id, "", "", "", Optional.empty(), List.of()),
              Optional.empty()));
    }
    return chosen;
  }

  private static List<String> ids(ChosenTests chosen) {
    return chosen.tests().stream().map(listed -> listed.test().uniqueId()).toList();
  }

  @Test
  void leaveOutInvocationsOfAMethodThatIsChosenItself() {
    assertEquals(List.of("[m:a]"), ids(of("[m:a]/[i:1]", "[m:a]", "[m:a]/[i:2]", "[m:a]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[m:a] [m:b] | [m:b] [m:c] | [m:b]",
        "[m:a] | [m:a]/[i:1] | [m:a]/[i:1]",
        "[m:a]/[i:1] [m:a]/[i:2] | [m:a] | [m:a]/[i:1] [m:a]/[i:2]",
        "[m:a]/[i:1] | [m:a]/[i:2] | ''",
        "[m:a] | [m:ab] | ''"
      })
  void areThoseOfBothLists(String first, String second, String both) {
    List<String> expected = both.isEmpty() ? List.of() : List.of(both.split(" "));
    assertEquals(expected, ids(of(first.split(" ")).and(of(second.split(" ")))));
  }
}
