package dev.runner.api.service;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;
import org.pf4j.ExtensionPoint;

/**
 * Finds and deletes what tests have left in the system under test, for {@code runner cleanup}.
 *
 * <p>What was there before is the runner's business: it keeps what was listed when a snapshot was
 * taken. Made, named and called as a {@link CredentialProvider} is, with {@code
 * META-INF/services/dev.runner.api.service.ResidueCleaner}.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ResidueCleaner extends ExtensionPoint {

  /**
   * Lists all resources that tests could have made, whoever made them. Changes nothing.
   *
   * @return the resources, in the order in which they can be deleted: what needs another one first
   * @throws Exception if they cannot be listed completely
   */
  List<Residue> list() throws Exception;

  /**
   * Deletes one. It is no error if it is gone already.
   *
   * @param residue what {@link #list} has returned
   * @throws Exception if it may still be there
   */
  void delete(Residue residue) throws Exception;
}
