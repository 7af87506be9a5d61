package ${package}.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.ServiceClient;
import dev.runner.api.Cleanup;
import dev.runner.api.TestId;
import dev.runner.api.junit.RunnerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do with the service, several operations each. */
@RunnerTest
@Tag("scenario")
final class ServiceScenarioTests {

  @Test
  @TestId("NEW-UUID")
  void aNoteIsWrittenChangedAndRemoved(Cleanup cleanup) throws Exception {
    ServiceClient service = ServiceClient.connect(cleanup);
    cleanup.add("delete /notes/day", () -> service.delete("/notes/day"));

    service.put("/notes/day", "monday");
    service.put("/notes/day", "tuesday");
    assertEquals("tuesday", service.get("/notes/day").body());

    service.delete("/notes/day");
    assertEquals(404, service.get("/notes/day").statusCode());
  }
}
