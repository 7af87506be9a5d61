package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.pf4j.ExtensionPoint;

/**
 * What exporters of runs and of tasks have in common.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is named in the
 * jar's {@code META-INF/services/} by the interface of its kind; a plugin has one of each kind at
 * most, for any number of schemes. {@link #description} is asked before anything else, in a process
 * without options and with a deadline of ten seconds. All other calls are made in a process of its
 * own that knows the options of its plugin and no others; {@link Export#options} and {@link
 * dev.runner.api.config.PluginOptions#of} give them. Whatever is thrown there, or ends that
 * process, makes a failed export and nothing else.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Exporter extends ExtensionPoint {

  /**
   * Says what it is for. Asks nobody and needs no option.
   *
   * @return its schemes and what they lead to
   */
  ExporterDescription description();

  /**
   * Looks for what is wrong with a target and the options, before anything is sent.
   *
   * @param target where to
   * @return what is wrong, each in a sentence that names the option or the part of the target, and
   *     no secret; nothing is exported then
   * @throws Exception if that cannot be told
   */
  default List<String> validate(ExportTarget target) throws Exception {
    return List.of();
  }

  /**
   * Names the options that say where things go, or as what, beside the target: a tenant, a group, a
   * part of the path that is a secret, the form of what is sent. With another value of one of them
   * an export is another export, with an outbox of its own: nothing of it is taken for sent. With
   * the value that one had before it goes on with that outbox.
   *
   * <p>Not meant are options of how things are sent, such as credentials, waits and sizes of
   * batches.
   *
   * @param target where to
   * @return full keys of declared options; none if the target says all
   */
  default Set<String> destinationOptions(ExportTarget target) {
    return Set.of();
  }
}
