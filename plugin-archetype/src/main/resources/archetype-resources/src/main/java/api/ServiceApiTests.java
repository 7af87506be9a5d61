package ${package}.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.ServiceClient;
import dev.runner.api.Cleanup;
import dev.runner.api.TestId;
import dev.runner.api.junit.OptionValue;
import dev.runner.api.junit.RunnerTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of single operations of the service. */
@RunnerTest
@Tag("api")
final class ServiceApiTests {

  @OptionValue("${pluginId}.request-timeout")
  private Duration timeout;

  private ServiceClient service;

  @BeforeEach
  void connect(Cleanup cleanup) throws Exception {
    service = ServiceClient.connect(cleanup);
  }

  /** The id stays with the test whatever its name becomes, and so does its history. */
  @Test
  @Tag("smoke")
  @TestId("NEW-UUID")
  void returnsWhatWasStored(Cleanup cleanup) throws Exception {
    cleanup.add("delete /notes/api", () -> service.delete("/notes/api"));
    service.put("/notes/api", "remember");

    assertEquals("remember", service.get("/notes/api").body());
  }

  @Test
  @TestId("NEW-UUID")
  void answersInTime() throws Exception {
    Instant start = Instant.now();

    int status = service.get("/notes/unknown").statusCode();

    assertEquals(404, status);
    assertTrue(Duration.between(start, Instant.now()).compareTo(timeout) < 0, "too slow");
  }
}
