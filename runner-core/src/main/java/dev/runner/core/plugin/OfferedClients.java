package dev.runner.core.plugin;

import dev.runner.api.client.ClientProvider;
import dev.runner.api.client.NamedClient;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Asks a plugin for the clients that it offers; none is made. Runs in a fork. */
final class OfferedClients {

  private final LoadedPlugin plugin;

  OfferedClients(LoadedPlugin plugin) {
    this.plugin = plugin;
  }

  /**
   * Asks.
   *
   * @throws PluginLoadException if its code throws or breaks its word
   */
  List<ClientOffer> ask() throws PluginLoadException {
    try {
      List<ClientOffer> offers = new ArrayList<>();
      for (ServiceLoader.Provider<ClientProvider> provider :
          ServiceLoader.load(ClientProvider.class, plugin.classLoader()).stream().toList()) {
        if (provider.type().getClassLoader() == plugin.classLoader()) {
          offers.add(offer(provider.get()));
        }
      }
      return offers;
    } catch (PluginLoadException e) {
      throw e;
    } catch (Throwable e) { // whatever foreign code throws, errors and checked exceptions too
      throw new PluginLoadException(plugin.id(), "cannot say which clients it offers", e);
    }
  }

  /** Copies what a plugin returns, which may be null against its word. */
  private ClientOffer offer(ClientProvider provider) throws PluginLoadException {
    @Nullable String service = provider.serviceVersion();
    @Nullable List<NamedClient<?>> clients = provider.clients();
    boolean complete = service != null && !service.isBlank() && clients != null;
    List<String> names = new ArrayList<>();
    for (NamedClient<?> client : complete ? clients : List.<NamedClient<?>>of()) {
      complete &= client != null;
      if (client != null) {
        names.add(client.name());
      }
    }
    if (!complete || names.isEmpty()) {
      throw new PluginLoadException(
          plugin.id(),
          "cannot say which clients it offers: '%s' returns no version of a service, no clients or null: return both"
              .formatted(provider.getClass().getName()));
    }
    return new ClientOffer(service, names);
  }
}
