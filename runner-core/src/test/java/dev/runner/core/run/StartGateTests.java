package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartGateTests {

  @Test
  void letsTheNextOneInOnceAStartIsOver() throws Exception {
    StartGate gate = new StartGate(1);
    StartGate.Start first = gate.enter();
    first.close();
    first.close();
    StartGate.Start second = gate.enter();
    CompletableFuture<Void> third = CompletableFuture.runAsync(gate::enter);
    assertFalse(third.isDone(), "closing a start twice must not make room for two");
    second.close();
    third.get(30, TimeUnit.SECONDS);
  }

  @Test
  void doesNotWaitForeverForAStartThatDoesNotComeOn() throws Exception {
    StartGate gate = new StartGate(1);
    gate.enter();
    CompletableFuture<StartGate.Start> late = CompletableFuture.supplyAsync(gate::enter);
    assertFalse(late.isDone());
    late.get(30, TimeUnit.SECONDS).close();
  }
}
