package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;
import org.pf4j.ExtensionPoint;

/**
 * Asks the system under test whether the values of options are right, for {@code runner config
 * check --probe}.
 *
 * <p>Made, named and called as a {@link CredentialProvider} is, with {@code
 * META-INF/services/dev.runner.api.service.ConfigurationProbe}.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ConfigurationProbe extends ExtensionPoint {

  /**
   * Compares. Changes nothing in the system.
   *
   * @return what is not as the options say; nothing if all is
   * @throws Exception if the system cannot be asked
   */
  List<ProbeFinding> probe() throws Exception;
}
