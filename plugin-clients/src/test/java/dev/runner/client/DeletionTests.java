package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.client.StubServer.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionTests {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final FakeTime time = new FakeTime();

  private Deletion deletion(StubServer server) {
    RestClient client = RestClient.builder(server.uri()).build();
    return new Deletion(() -> client.delete("/x"), PAUSE, time);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 404, 410})
  void isDoneWhenItIsGone(int status) throws Exception {
    try (StubServer server = StubServer.start(Answer.of(status))) {
      deletion(server).run();
      assertEquals(1, server.seen().size());
    }
  }

  @Test
  void asksAgainWhenTheServiceFails() throws Exception {
    try (StubServer server = StubServer.start(Answer.of(500), Answer.of(502), Answer.of(204))) {
      deletion(server).run();
      assertEquals(List.of(PAUSE, PAUSE), time.slept());
    }
  }

  @Test
  void givesUpBehindTheThirdTry() throws Exception {
    try (StubServer server = StubServer.start(Answer.of(500))) {
      Deletion deletion = deletion(server);
      assertThrows(ServerErrorException.InternalServerError.class, deletion::run);
      assertEquals(3, server.seen().size());
    }
  }

  @Test
  void doesNotRepeatWhatIsRefused() throws Exception {
    try (StubServer server = StubServer.start(Answer.of(409))) {
      Deletion deletion = deletion(server);
      assertThrows(ClientErrorException.Conflict.class, deletion::run);
      assertEquals(1, server.seen().size());
    }
  }
}
