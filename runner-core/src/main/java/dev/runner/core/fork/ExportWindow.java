package dev.runner.core.fork;

import dev.runner.api.export.ExportException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Where an exporter asks the supervisor. Safe for several threads. */
final class ExportWindow {

  private final Consumer<FromFork> supervisor;
  private final AtomicInteger questions = new AtomicInteger();
  private final Map<Integer, CompletableFuture<ExportReply>> waiting = new ConcurrentHashMap<>();

  /**
   * Creates it.
   *
   * @param supervisor is asked, at once
   */
  ExportWindow(Consumer<FromFork> supervisor) {
    this.supervisor = supervisor;
  }

  /** Takes what the supervisor answers, on any thread; returns false if it is anything else. */
  boolean takes(ToFork message) {
    if (message instanceof ToFork.Tells tells) {
      CompletableFuture<ExportReply> asked = waiting.remove(tells.question());
      if (asked != null) {
        asked.complete(tells.reply());
      }
      return true;
    }
    return false;
  }

  /**
   * Asks and waits.
   *
   * @throws ExportException if there is no answer, or another one than was expected
   */
  <T extends ExportReply> T ask(ExportQuestion question, Class<T> expected) {
    int number = questions.incrementAndGet();
    CompletableFuture<ExportReply> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    supervisor.accept(new FromFork.Asks(number, question));
    try {
      ExportReply reply = answer.get();
      if (reply instanceof ExportReply.Refused refused) {
        throw new ExportException(refused.why());
      }
      return expected.cast(reply);
    } catch (InterruptedException e) {
      waiting.remove(number);
      Thread.currentThread().interrupt();
      throw new ExportException("The export was interrupted while it waited for the runner");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nobody completes it so
    }
  }
}
