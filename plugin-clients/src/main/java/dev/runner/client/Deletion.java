package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.Cleanup;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;

/**
 * A step of a clean-up that deletes something: what is gone already is no failure, and a service
 * that fails or does not answer is asked three times, five seconds apart. Immutable.
 *
 * <pre>{@code
 * cleanup.add("delete order 7", Deletion.of(() -> client.delete("/orders/7")));
 * }</pre>
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Deletion implements Cleanup.Action {

  private static final int TRIES = 3;

  private final Callable<RestResponse> call;
  private final Duration pause;
  private final Time time;

  Deletion(Callable<RestResponse> call, Duration pause, Time time) {
    this.call = call;
    this.pause = pause;
    this.time = time;
  }

  /**
   * Deletes by a call.
   *
   * @param call sends the request; 404 and 410 mean that there is nothing left to do
   * @return the step
   */
  public static Deletion of(Callable<RestResponse> call) {
    return new Deletion(call, Duration.ofSeconds(5), Time.REAL);
  }

  /**
   * Sets the time between two tries.
   *
   * @param wait nothing or more
   * @return another step
   */
  public Deletion every(Duration wait) {
    return new Deletion(call, wait, time);
  }

  @Override
  public void run() throws Exception {
    for (int left = TRIES - 1; ; left--) {
      try {
        call.call();
        return;
      } catch (ClientErrorException.NotFound | ClientErrorException.Gone e) {
        return;
      } catch (ServerErrorException | NoAnswerException e) {
        if (left == 0) {
          throw e;
        }
      }
      time.sleep(pause);
    }
  }
}
