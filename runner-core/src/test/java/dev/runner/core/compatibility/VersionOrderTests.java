package dev.runner.core.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTests {

  @Test
  void takesNumbersAsNumbers() {
    List<String> ordered =
        List.of("", "1.2", "1.2.0", "1.9.0", "1.10.0", "1.10.0-beta", "17.0.16", "100.x", "a");
    List<String> mixed = new ArrayList<>(ordered);
    Collections.reverse(mixed);
    mixed.sort(new VersionOrder());
    assertEquals(ordered, mixed);
  }
}
