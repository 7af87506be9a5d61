package dev.runner.core.bisect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.bisect.Culprits.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CulpritSearchTests {

  private final List<List<Integer>> asked = new ArrayList<>();

  private static List<Integer> candidates(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private Culprits<Integer> search(int count, Oracle<Integer> oracle) {
    asked.clear();
    return new CulpritSearch<>(
            candidates(count),
            before -> {
              asked.add(before);
              return oracle.fails(before);
            })
        .search();
  }

  private static double log2(int n) {
    return Math.log(n) / Math.log(2);
  }

  @Test
  void findsOneCulpritWithinTheBoundWhereverItIs() {
    for (int count = 1; count <= 200; count++) {
      for (int culprit = 0; culprit < count; culprit++) {
        int guilty = culprit;
        Culprits<Integer> found = search(count, before -> before.contains(guilty));
        assertEquals(new Culprits<>(Finding.CULPRITS, List.of(guilty)), found);
        // one more run verifies what was found
        assertTrue(asked.size() + 1 <= 2 * log2(count) + 6, count + ": " + asked.size());
        assertTrue(asked.size() <= 3 + Math.ceil(log2(count)), count + ": " + asked.size());
      }
    }
  }

  @Test
  void findsCulpritsThatAreNeededTogether() {
    for (int count : new int[] {2, 3, 7, 50, 200}) {
      for (int first = 0; first < count; first++) {
        for (int second = first + 1; second < count; second++) {
          List<Integer> guilty = List.of(first, second);
          Culprits<Integer> found = search(count, before -> before.containsAll(guilty));
          assertEquals(new Culprits<>(Finding.CULPRITS, guilty), found);
          assertTrue(asked.size() <= 2 + 2 * (Math.ceil(log2(count)) + 2), "" + asked.size());
        }
      }
    }
  }

  @Test
  void findsManyCulprits() {
    List<Integer> guilty = List.of(3, 17, 18, 60, 99);
    assertEquals(guilty, search(100, before -> before.containsAll(guilty)).culprits());
    assertTrue(asked.size() <= 2 + 5 * (7 + 2), "" + asked.size());
    assertEquals(candidates(8), search(8, before -> before.size() == 8).culprits());
  }

  @Test
  void findsOneOfSeveralThatSuffice() {
    Culprits<Integer> found = search(64, before -> before.contains(40) || before.contains(9));
    assertEquals(List.of(9), found.culprits());
  }

  @Test
  void findsACulpritBehindOneThatUndoesWhatAnotherDoes() {
    Oracle<Integer> last =
        before -> {
          boolean broken = false;
          for (int one : before) {
            broken = one == 5 || one == 40 || (broken && one != 20);
          }
          return broken;
        };
    List<Integer> found = search(64, last).culprits();
    assertEquals(1, found.size());
    assertTrue(Set.of(5, 40).containsAll(found), found::toString);
  }

  @Test
  void returnsOnlyWhatWasSeenToFail() {
    for (int seed = 0; seed < 200; seed++) {
      java.util.Random chance = new java.util.Random(seed);
      Set<List<Integer>> failed = new HashSet<>();
      Culprits<Integer> found =
          search(
              30,
              before -> {
                boolean fails = chance.nextBoolean() || before.size() == 30;
                if (fails) {
                  failed.add(before);
                }
                return fails;
              });
      assertEquals(new HashSet<>(asked).size(), asked.size(), "asked twice");
      if (found.finding() == Finding.CULPRITS) {
        assertTrue(failed.contains(found.culprits()), found::toString);
      }
    }
  }

  @Test
  void saysThatItFailsAloneOrNotAtAll() {
    assertEquals(Finding.FAILS_ALONE, search(10, before -> true).finding());
    assertEquals(1, asked.size());
    assertEquals(Finding.NOT_REPRODUCIBLE, search(10, before -> false).finding());
    assertEquals(2, asked.size());
    assertEquals(Finding.NOT_REPRODUCIBLE, search(0, before -> false).finding());
    assertEquals(1, asked.size());
  }

  @Test
  void endsWithWhatTheOracleThrows() {
    assertThrows(
        IllegalStateException.class,
        () ->
            search(
                10,
                before -> {
                  throw new IllegalStateException("cancelled");
                }));
  }
}
