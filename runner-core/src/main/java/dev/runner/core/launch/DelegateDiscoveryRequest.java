package dev.runner.core.launch;

import java.util.List;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.OutputDirectoryCreator;

/**
 * The part of the one discovery request that one engine sees for one plugin.
 *
 * @param whole the request that the launcher gave to the runner's engine
 * @param selectors what this engine shall look at
 * @param parameters the plugin's configuration parameters over the request's
 * @param folders gives nodes the folders for what they publish
 * @param listener hears of problems
 */
record DelegateDiscoveryRequest(
    EngineDiscoveryRequest whole,
    List<DiscoverySelector> selectors,
    ConfigurationParameters parameters,
    OutputDirectoryCreator folders,
    EngineDiscoveryListener listener)
    implements EngineDiscoveryRequest {

  @Override
  public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
    return selectors.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
    return whole.getFiltersByType(type);
  }

  @Override
  public ConfigurationParameters getConfigurationParameters() {
    return parameters;
  }

  @Override
  public EngineDiscoveryListener getDiscoveryListener() {
    return listener;
  }

  @Override
  public OutputDirectoryCreator getOutputDirectoryCreator() {
    return folders;
  }
}
