package dev.runner.exporter.doubles;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a trouble happen to the first exports, and counts how often. Safe for several threads. */
final class Disturbance {

  /** One call in so many, beside the first. */
  private static final int ODDS = 2;

  private final Trouble trouble;
  private final Random random;
  private final HttpDouble service;
  private final ProxyDouble proxy;
  private final AtomicInteger times = new AtomicInteger();

  Disturbance(Trouble trouble, Random random, HttpDouble service, ProxyDouble proxy) {
    this.trouble = trouble;
    this.random = random;
    this.service = service;
    this.proxy = proxy;
  }

  /**
   * Sees to what happens in an export.
   *
   * @param tries how many exports there were
   * @param last how many exports are disturbed at most
   */
  void begin(int tries, int last) {
    boolean on = trouble.isRandom() ? tries < last : tries == 0;
    AtomicInteger calls = new AtomicInteger();
    service.failing(call -> on ? happening(call, calls.getAndIncrement()) : Optional.empty());
    if (trouble == Trouble.NO_TLS) {
      proxy.turn(ProxyDouble.Mood.BLURTING);
    }
    if (trouble.isProxy()) {
      turnProxy(on);
    }
  }

  /** Counts what happened elsewhere. */
  void count() {
    times.incrementAndGet();
  }

  /** Returns how often it has happened. */
  int times() {
    return times.get();
  }

  private void turnProxy(boolean on) {
    times.addAndGet(on ? 1 : 0);
    switch (on ? trouble : Trouble.KILLED) {
      case PROXY_ASKS -> proxy.asksFor("Basic b3RoZXI=");
      case PROXY_ERROR -> proxy.refuse(502);
      case PROXY_CUTS -> proxy.turn(ProxyDouble.Mood.CUTTING);
      case PROXY_GREETS -> proxy.turn(ProxyDouble.Mood.GREETING);
      default -> {
        proxy.asksFor(FaultMatrix.WHO);
        proxy.turn(ProxyDouble.Mood.WORKING);
      }
    }
  }

  private Optional<Fault> happening(Call call, int before) {
    boolean hit =
        switch (trouble) {
          case SILENT_BEFORE, SILENT_AFTER, BAD_ITEM ->
              times.get() == 0 && FaultMatrix.isWrite(call);
          case EXPIRED_TOKEN -> true;
          default -> before == 0 || random.nextInt(ODDS) == 0;
        };
    Optional<Fault> fault = hit ? trouble.fault(echo(call)) : Optional.empty();
    fault.ifPresent(one -> count());
    return fault;
  }

  /** Tells what it should not: all that the call has told, in all forms. */
  private static String echo(Call call) {
    StringBuilder echo = new StringBuilder("no, " + call.uri());
    call.headers()
        .forEach(
            (name, value) -> {
              echo.append(' ').append(name).append(": ").append(value);
              if (value.startsWith("Basic ")) {
                byte[] pair = Base64.getDecoder().decode(value.substring("Basic ".length()));
                echo.append(", ").append(new String(pair, StandardCharsets.UTF_8));
              }
            });
    return echo.toString();
  }
}
