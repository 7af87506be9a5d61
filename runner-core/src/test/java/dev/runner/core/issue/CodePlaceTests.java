package dev.runner.core.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodePlaceTests {

  private static StackTraceElement[] stack(String... classes) {
    return Stream.of(classes)
        .map(name -> new StackTraceElement(name, "m", "F.java", 7))
        .toArray(StackTraceElement[]::new);
  }

  @Test
  void namesThePluginsOwnFramesUpToTheRunners() {
    assertEquals(
        Optional.of("p.A.m(F.java:7) < p.B.m(F.java:7)"),
        CodePlace.foreign(
            stack("java.util.List", "p.A", "org.pf4j.X", "p.B", "dev.runner.core.Y", "p.C")));
  }

  @Test
  void namesThreeFramesAtMost() {
    assertEquals(
        Optional.of("a.m(F.java:7) < b.m(F.java:7) < c.m(F.java:7)"),
        CodePlace.foreign(stack("a", "b", "c", "d")));
  }

  @Test
  void namesTheInnermostFrameWhereNoneIsThePlugins() {
    StackTraceElement[] stack = stack("java.lang.Thread", "dev.runner.core.Y");
    assertEquals(Optional.empty(), CodePlace.foreign(stack));
    assertEquals(Optional.of("java.lang.Thread.m(F.java:7)"), CodePlace.any(stack));
    assertEquals(Optional.empty(), CodePlace.any(stack()));
  }
}
