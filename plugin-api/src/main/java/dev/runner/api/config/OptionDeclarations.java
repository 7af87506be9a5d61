package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;
import org.pf4j.ExtensionPoint;

/**
 * Declares the options that a plugin adds to the configuration.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is named in the
 * jar's {@code META-INF/services/dev.runner.api.config.OptionDeclarations} or in PF4J's extension
 * index. It is asked once, in a process of its own with a deadline of ten seconds; it must not
 * depend on the system under test.
 *
 * <p>Registration, validation, the sample file, documentation and completion all come from what is
 * returned here.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface OptionDeclarations extends ExtensionPoint {

  /**
   * Returns the groups of options that the plugin adds or extends.
   *
   * @return the groups, in the order in which they shall be documented
   */
  List<OptionGroup> optionGroups();
}
