package dev.runner.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.junit.RunningTest;
import java.net.URI;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A client of one service. It writes down what was said, in the document of the test that makes the
 * call, and throws where the answer is not the expected one.
 *
 * <p>Immutable, safe for use by several threads. It needs no closing.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RestClient {

  private final ClientSettings settings;
  private final Optional<RunningTest> test;

  RestClient(ClientSettings settings, Optional<RunningTest> test) {
    this.settings = settings;
    this.test = test;
  }

  /**
   * Starts a client.
   *
   * @param base where the service is; paths of calls are put behind it
   * @return its builder
   */
  public static RestClientBuilder builder(URI base) {
    return new RestClientBuilder(base);
  }

  /**
   * Returns a builder with all that this client has; what they build shares its connections.
   *
   * @return a builder
   */
  public RestClientBuilder toBuilder() {
    return new RestClientBuilder(settings);
  }

  /**
   * Returns a client whose calls are those of the test that runs on this thread, wherever they are
   * made.
   *
   * @return another client for threads that the test starts; this one where no test runs
   */
  public RestClient boundToTest() {
    return RunningTest.current()
        .map(running -> new RestClient(settings, Optional.of(running)))
        .orElse(this);
  }

  /**
   * Begins a call.
   *
   * @param path put behind the base, encoded already; may have a query
   * @return the call, not sent
   */
  public RestCall at(String path) {
    return new RestCall(settings, test, path);
  }

  /**
   * Sends GET and expects success.
   *
   * @param path as of {@link #at}
   * @return the answer
   */
  public RestResponse get(String path) {
    return at(path).get();
  }

  /**
   * Sends HEAD and expects success.
   *
   * @param path as of {@link #at}
   * @return the answer
   */
  public RestResponse head(String path) {
    return at(path).head();
  }

  /**
   * Sends POST and expects success.
   *
   * @param path as of {@link #at}
   * @param body what it carries
   * @return the answer
   */
  public RestResponse post(String path, Body body) {
    return at(path).post(body);
  }

  /**
   * Sends PUT and expects success.
   *
   * @param path as of {@link #at}
   * @param body what it carries
   * @return the answer
   */
  public RestResponse put(String path, Body body) {
    return at(path).put(body);
  }

  /**
   * Sends PATCH and expects success.
   *
   * @param path as of {@link #at}
   * @param body what it carries
   * @return the answer
   */
  public RestResponse patch(String path, Body body) {
    return at(path).patch(body);
  }

  /**
   * Sends DELETE and expects success.
   *
   * @param path as of {@link #at}
   * @return the answer
   */
  public RestResponse delete(String path) {
    return at(path).delete();
  }
}
