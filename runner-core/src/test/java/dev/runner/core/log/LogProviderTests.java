package dev.runner.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogProviderTests {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger log = LoggerFactory.getLogger("a.B");

  @BeforeEach
  void listen() {
    LogSink.set(
        line -> {
          if (line.contains(" a.B ")) {
            lines.add(line);
          }
        });
  }

  @AfterEach
  void stopListening() {
    LogSink.set(line -> {});
  }

  @Test
  void isTheBindingThatSlf4jFinds() {
    assertTrue(LoggerFactory.getILoggerFactory().getLogger("x") instanceof CapturingLogger);
    assertSame(log, LoggerFactory.getLogger("a.B"));
    assertEquals("a.B", log.getName());
  }

  @Test
  void writesALineForEachMessage() {
    log.info("{} of {}", 1, "two");
    log.warn("plain {}");
    assertEquals(List.of("INFO a.B - 1 of two\n", "WARN a.B - plain {}\n"), lines);
  }

  @Test
  void addsTheStackTraceOfAThrowable() {
    log.error("broken {}", "here", new IllegalStateException("why"));
    String line = lines.get(0);
    assertTrue(line.startsWith("ERROR a.B - broken here\njava.lang.IllegalStateException: why\n"));
    assertTrue(line.contains("\tat " + getClass().getName()), line);
  }

  @Test
  void keepsFineLevelsToItself() {
    log.debug("no");
    log.trace("no");
    assertFalse(log.isDebugEnabled());
    assertFalse(log.isTraceEnabled());
    assertEquals(List.of(), lines);
  }

  @Test
  void keepsTheDiagnosticContext() {
    MDC.put("k", "v");
    assertEquals("v", MDC.get("k"));
    MDC.remove("k");
  }
}
