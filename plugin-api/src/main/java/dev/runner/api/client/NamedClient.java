package dev.runner.api.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * One client that a plugin offers.
 *
 * <p>An interface that plugins share names types of its own plugin and of the JDK only: each plugin
 * has its own classes of the libraries that it bundles.
 *
 * @param <T> the type of the client
 * @param name what tests ask for: letters, digits, {@code .}, {@code _} and {@code -}, the first a
 *     letter, at most 100
 * @param type the interface by which tests use it
 * @param factory makes it
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record NamedClient<T>(String name, Class<T> type, Factory<? extends T> factory) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");

  /** Refuses a name that nobody could write. */
  public NamedClient {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid name '%s' of a client (allowed are a letter and up to 99 letters, digits, '.', '_', '-'): rename it"
              .formatted(name));
    }
  }

  /**
   * Makes a client.
   *
   * @param <T> the type of the client
   * @since 0.1
   */
  @FunctionalInterface
  @API(status = EXPERIMENTAL, since = "0.1")
  public interface Factory<T> {

    /**
     * Creates the client that all tests of a JVM share.
     *
     * @param setUp what the plugin that offers it knows
     * @return a client that is safe for use by several threads; if it is {@link AutoCloseable}, it
     *     is closed behind the last test
     * @throws Exception if that is not possible; each test that wants it then fails with this
     */
    T create(ClientSetUp setUp) throws Exception;
  }
}
