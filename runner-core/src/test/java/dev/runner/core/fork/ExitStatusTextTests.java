package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTextTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | exit status 0",
        "1   | exit status 1",
        "128 | exit status 128",
        "134 | exit status 134, SIGABRT",
        "137 | exit status 137, SIGKILL",
        "139 | exit status 139, SIGSEGV",
        "143 | exit status 143, SIGTERM",
        "255 | exit status 255"
      })
  void namesTheSignal(int status, String text) {
    assertEquals(text, ExitStatusText.of(status));
  }
}
