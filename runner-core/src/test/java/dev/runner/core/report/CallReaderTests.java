package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTests {

  @Test
  void readsAnExchangeAndKeepsItAsItIs() {
    String line =
        "{\"at\":\"2026-01-02T03:04:05.678Z\",\"phase\":\"TEST\",\"method\":\"GET\",\"uri\":\"http://h/x\","
            + "\"attempt\":2,\"durationMs\":1.5,\"status\":503,\"request\":{\"method\":\"no\"},"
            + "\"response\":null,\"failure\":null,\"waitMs\":1000,\"new\":[1,{\"uri\":2}]}";
    assertEquals(
        Optional.of(
            new Call(
                line,
                "2026-01-02T03:04:05.678Z",
                "TEST",
                "GET",
                "http://h/x",
                OptionalInt.of(503),
                1.5,
                2,
                OptionalLong.of(1000),
                Optional.empty())),
        CallReader.read(line));
  }

  @Test
  void readsWhatWasNotAnswered() {
    Call call =
        CallReader.read(
                "{\"method\":\"GET\",\"uri\":\"u\",\"status\":null,\"failure\":\"no answer\"}")
            .orElseThrow();
    assertEquals(OptionalInt.empty(), call.status());
    assertEquals(Optional.of("no answer"), call.failure());
    assertEquals(1, call.attempt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"method\":\"GET\"}",
        "{\"method\":\"GET\",\"uri\":\"u\",\"status\":\"many\"}",
        "{\"method\":\"GET\",\"uri\":\"u\"",
        "{\"method\":\"GET\",\"uri\":\"u\"} {}",
        "no json"
      })
  void refusesWhatIsNone(String line) {
    assertEquals(Optional.empty(), CallReader.read(line));
  }
}
