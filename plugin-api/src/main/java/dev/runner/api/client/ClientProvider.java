package dev.runner.api.client;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Offers the clients of one version of a service, to tests of its own plugin and of those that
 * depend on it.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is named in the
 * jar's {@code META-INF/services/dev.runner.api.client.ClientProvider}. The runner asks it what it
 * offers before any test runs, in a process of its own with a deadline of ten seconds; nothing may
 * be created or contacted until a factory is called.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ClientProvider {

  /**
   * Returns the service and its version that the clients speak to.
   *
   * @return as of {@code "blog.v2"}, the same for no other provider: plugins that offer the same
   *     one are rejected
   */
  String serviceVersion();

  /**
   * Returns the clients.
   *
   * @return at least one; their names are unique among all plugins
   */
  List<NamedClient<?>> clients();
}
