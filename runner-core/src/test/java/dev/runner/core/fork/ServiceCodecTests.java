package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceCodecTests {

  static List<ServiceRequest> requests() {
    return ServiceMessages.requests();
  }

  static List<ServiceAnswer> answers() {
    return ServiceMessages.answers();
  }

  @ParameterizedTest
  @MethodSource
  void requests(ServiceRequest request) {
    ToFork sent = new ToFork.Call(request);
    assertEquals(sent, MessageCodec.decodeToFork(MessageCodec.encode(sent)));
  }

  @ParameterizedTest
  @MethodSource
  void answers(ServiceAnswer answer) {
    FromFork sent = new FromFork.Answered(answer);
    assertEquals(sent, MessageCodec.decodeFromFork(MessageCodec.encode(sent)));
  }

  static List<ExportQuestion> questions() {
    return ServiceMessages.questions();
  }

  static List<ExportReply> replies() {
    return ServiceMessages.replies();
  }

  @ParameterizedTest
  @MethodSource
  void questions(ExportQuestion question) {
    FromFork sent = new FromFork.Asks(7, question);
    assertEquals(sent, MessageCodec.decodeFromFork(MessageCodec.encode(sent)));
  }

  @ParameterizedTest
  @MethodSource
  void replies(ExportReply reply) {
    ToFork sent = new ToFork.Tells(7, reply);
    assertEquals(sent, MessageCodec.decodeToFork(MessageCodec.encode(sent)));
  }

  @Test
  void handsOverBytesAsTheyAre() {
    byte[] bytes = {0, -1, 7};
    ToFork sent = new ToFork.Tells(7, new ExportReply.Piece(bytes));
    ToFork.Tells received = (ToFork.Tells) MessageCodec.decodeToFork(MessageCodec.encode(sent));
    assertArrayEquals(bytes, ((ExportReply.Piece) received.reply()).bytes());
  }

  @Test
  void knowsEveryKind() {
    assertEquals(
        Set.of(ExportQuestion.class.getPermittedSubclasses()),
        questions().stream().map(Object::getClass).collect(Collectors.toSet()));
    assertEquals(
        Set.of(ServiceRequest.class.getPermittedSubclasses()),
        requests().stream().map(Object::getClass).collect(Collectors.toSet()));
    assertEquals(
        Set.of(ServiceAnswer.class.getPermittedSubclasses()),
        answers().stream().map(Object::getClass).collect(Collectors.toSet()));
  }

  @Test
  void showsNoSecretInAText() {
    assertFalse(new ToFork.Lend(1, ServiceMessages.CREDENTIAL).toString().contains("=p"));
  }
}
