package dev.runner.api.client;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.runner.api.config.PluginOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the clients that they name; registered by {@link Client}.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public final class ClientExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(ClientExtension.class);

  /** Creates the extension; JUnit does. */
  public ClientExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(Client.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String name = parameter.findAnnotation(Client.class).orElseThrow().value();
    Class<?> user = parameter.getDeclaringExecutable().getDeclaringClass();
    Offer offer = offer(name, user);
    Class<?> wanted = parameter.getParameter().getType();
    if (!wanted.isAssignableFrom(offer.client().type())) {
      throw new ParameterResolutionException(
          "Client '%s' is a '%s', which is no '%s': ask for its type%s"
              .formatted(
                  name, offer.client().type().getName(), wanted.getName(), doubled(wanted, offer)));
    }
    return shared(offer, context);
  }

  /** Tells the reason that nobody sees in names. */
  private static String doubled(Class<?> wanted, Offer offer) {
    return wanted.getName().equals(offer.client().type().getName())
        ? "; these are two classes of one name: do not bundle what the other plugin offers"
        : "";
  }

  /** The store of the root outlives all classes, and closes what can be closed. */
  private static Object shared(Offer offer, ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    return store.computeIfAbsent(
        offer.client().type() + " " + offer.client().name(), k -> offer.create());
  }

  private static Offer offer(String name, Class<?> user) {
    List<Offer> offers = offers(user);
    List<Offer> found = offers.stream().filter(o -> o.client().name().equals(name)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new ParameterResolutionException(
          "No client '%s' is offered to '%s' (offered are: %s): correct the name, or add the plugin that offers it to Plugin-Dependencies"
              .formatted(name, user.getName(), names(offers)));
    }
    throw new ParameterResolutionException(
        "Client '%s' is offered by %s: rename one"
            .formatted(
                name,
                found.stream()
                    .map(offer -> "'" + offer.provider().getName() + "'")
                    .collect(Collectors.joining(" and "))));
  }

  private static String names(List<Offer> offers) {
    return offers.isEmpty()
        ? "none"
        : offers.stream().map(o -> o.client().name()).sorted().collect(Collectors.joining(", "));
  }

  private static List<Offer> offers(Class<?> user) {
    List<Offer> offers = new ArrayList<>();
    for (ClientProvider provider :
        ServiceLoader.load(ClientProvider.class, user.getClassLoader())) {
      provider.clients().forEach(client -> offers.add(new Offer(provider.getClass(), client)));
    }
    return offers;
  }

  private record Offer(Class<?> provider, NamedClient<?> client) {

    Object create() {
      PluginOptions options = PluginOptions.of(provider);
      try {
        return client.factory().create(() -> options);
      } catch (Exception e) {
        throw new ParameterResolutionException(
            "Client '%s' of '%s' cannot be made: %s"
                .formatted(client.name(), provider.getName(), e),
            e);
      }
    }
  }
}
