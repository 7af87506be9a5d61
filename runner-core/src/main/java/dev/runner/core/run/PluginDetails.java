package dev.runner.core.run;

import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.trust.LockedPlugin;
import dev.runner.core.trust.SignatureState;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of an installed plugin.
 *
 * @param row its id, version, jar, digest and state
 * @param plugin what its jar says; empty if it cannot run
 * @param dependents the plugins that cannot run without it
 * @param locked its entry in the lock
 * @param hasLock whether the workspace has a lock
 * @param signature what is known of its signature; empty if the plugin cannot run
 * @param declared its options; empty if it declares none, or cannot run
 * @param issues what was found about it
 */
public record PluginDetails(
    RejectedPlugin row,
    Optional<InstalledPlugin> plugin,
    List<PluginId> dependents,
    Optional<LockedPlugin> locked,
    boolean hasLock,
    Optional<SignatureState> signature,
    Optional<DeclaredOptions> declared,
    List<Issue> issues) {

  /** Copies the lists. */
  public PluginDetails {
    dependents = List.copyOf(dependents);
    issues = List.copyOf(issues);
  }
}
