package dev.runner.core.plugin;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import dev.runner.api.credential.CredentialScope;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plugin whose classes can be loaded in this process. */
public final class LoadedPlugin {

  private final PluginId id;
  private final HostedClassLoader loader;

  LoadedPlugin(PluginId id, HostedClassLoader loader) {
    this.id = id;
    this.loader = loader;
  }

  public PluginId id() {
    return id;
  }

  public ClassLoader classLoader() {
    return loader;
  }

  /** Sets where the plugin's tests borrow credentials. */
  public void credentials(CredentialScope source) {
    loader.credentials(source);
  }

  /** Returns a resource of its own jar or libraries. */
  Optional<URL> ownResource(String name) {
    return Optional.ofNullable(loader.findResource(name));
  }

  /**
   * Sets what the plugin's tests read as their options.
   *
   * @param declared the options that they may read, by full key
   * @param values the texts of their values by full key
   */
  public void options(Map<String, Option> declared, Map<String, List<String>> values) {
    loader.options(new PluginOptions(declared, values));
  }
}
