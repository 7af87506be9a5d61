package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Asks again and again until an answer is the wanted one. Immutable.
 *
 * <p>It asks on the thread that waits, so that calls belong to its test; a question is not broken
 * off, so it needs a limit of its own, as calls of {@link RestClient} have. An interrupt ends the
 * waiting, and stays set.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Await {

  private static final String AT_MOST = "wait-at-most";
  private static final String EVERY = "wait-every";

  private final String what;
  private final Duration atMost;
  private final Duration every;

  private Await(String what, Duration atMost, Duration every) {
    this.what = what;
    this.atMost = atMost;
    this.every = every;
  }

  /**
   * Begins to wait, for at most a minute, and asks once a second.
   *
   * @param what what is waited for, as in "order 7 is paid"
   * @return the waiting
   */
  public static Await that(String what) {
    return new Await(what, Duration.ofMinutes(1), Duration.ofSeconds(1));
  }

  /**
   * Declares the options {@code wait-at-most} (1 min) and {@code wait-every} (1 s).
   *
   * @return the options, for the plugin's own group
   */
  public static Option[] options() {
    return new Option[] {
      Option.duration(AT_MOST)
          .help("How long tests wait for the system to get where they want it.")
          .defaultValue("1m")
          .build(),
      Option.duration(EVERY)
          .help("How long they wait before they look again.")
          .defaultValue("1s")
          .build()
    };
  }

  /**
   * Returns this with the times that are configured.
   *
   * @param options the plugin's options
   * @param group the group that has the {@link #options()}
   * @return another waiting
   */
  public Await configured(PluginOptions options, String group) {
    return atMost(options.get(group + "." + AT_MOST, Duration.class))
        .every(options.get(group + "." + EVERY, Duration.class));
  }

  /**
   * Says how long to wait.
   *
   * @param time more than nothing
   * @return another waiting
   */
  public Await atMost(Duration time) {
    return new Await(what, positive("atMost", time), every);
  }

  /**
   * Says how long to wait between two questions.
   *
   * @param time more than nothing
   * @return another waiting
   */
  public Await every(Duration time) {
    return new Await(what, atMost, positive("every", time));
  }

  /**
   * Waits until a condition holds.
   *
   * @param condition asked at once and then again and again; what it throws ends the waiting
   * @throws AwaitException if it does not hold in time
   * @throws AwaitInterruptedException if the thread is interrupted
   */
  public void until(Callable<Boolean> condition) {
    until(condition, holds -> holds);
  }

  /**
   * Waits until a value is a wanted one.
   *
   * @param <T> the type of the value
   * @param question asked at once and then again and again; what it throws ends the waiting
   * @param wanted tells whether a value is the wanted one
   * @return the first that is
   * @throws AwaitException if there is none in time; its text tells the last value
   * @throws AwaitInterruptedException if the thread is interrupted
   */
  public <T> T until(Callable<T> question, Predicate<? super T> wanted) {
    Polling<T> polling = new Polling<>(question, wanted, every);
    try {
      Awaitility.await(what)
          .pollInSameThread()
          .dontCatchUncaughtExceptions() // that would take the whole JVM's handler
          .pollDelay(Duration.ZERO)
          .pollInterval(polling.slice())
          .timeout(patience(polling.slice()))
          .until(polling::isDone);
      return polling.value();
    } catch (ConditionTimeoutException e) {
      throw new AwaitException(
          "%s: not within %s, looked at every %s; last seen was %s"
              .formatted(what, text(atMost), text(every), shown(polling.last())));
    } catch (Throwable e) { // Awaitility hands on interrupts without declaring them
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new AwaitInterruptedException(
            "%s: interrupted; last seen was %s".formatted(what, shown(polling.last())), e);
      }
      throw e;
    }
  }

  /**
   * Waits until something is gone.
   *
   * @param call looks at it, as {@code () -> client.get("/orders/7")}; 404 and 410 mean that it is
   *     gone
   * @throws AwaitException if it is still there at the end
   */
  public void untilGone(Callable<RestResponse> call) {
    until(
        () -> {
          try {
            return Optional.of(call.call());
          } catch (ClientErrorException.NotFound | ClientErrorException.Gone e) {
            return Optional.<RestResponse>empty();
          }
        },
        Optional::isEmpty);
  }

  /** Awaitility wants more time than the interval. */
  private Duration patience(Duration interval) {
    return atMost.compareTo(interval) > 0 ? atMost : interval.plusMillis(1);
  }

  private static String shown(Optional<?> value) {
    Object seen = value.isPresent() ? value.get() : "nothing";
    Object inner =
        seen instanceof Optional<?> o ? o.map(Object.class::cast).orElse("nothing") : seen;
    return inner instanceof RestResponse response
        ? response.status() + response.excerpt()
        : "'" + inner + "'";
  }

  private static String text(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static Duration positive(String what, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          "Invalid time %s of %s (allowed is more than nothing): correct it".formatted(time, what));
    }
    return time;
  }
}
