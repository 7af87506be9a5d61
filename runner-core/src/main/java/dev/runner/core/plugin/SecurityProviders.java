package dev.runner.core.plugin;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The security providers of this process, as they were when code of a plugin first came to know the
 * class that changes them. Asking for them before would cost every process what few need.
 */
public final class SecurityProviders {

  /** The class through which providers are added and removed. */
  static final String CLASS = "java.security.Security";

  private static volatile @Nullable List<Provider> before;

  private SecurityProviders() {}

  /** Remembers the providers, when called for the first time. */
  static void remember() {
    if (before == null) {
      synchronized (SecurityProviders.class) {
        if (before == null) {
          before = List.of(Security.getProviders());
        }
      }
    }
  }

  /** Restores the providers; returns whether they were changed. */
  @SuppressWarnings("ReferenceEquality") // another provider can have the same properties
  public static boolean restore() {
    List<Provider> then = before;
    if (then == null || then.equals(List.of(Security.getProviders()))) {
      return false;
    }
    for (Provider provider : Security.getProviders()) {
      if (!then.contains(provider)) {
        Security.removeProvider(provider.getName());
      }
    }
    for (int place = 0; place < then.size(); place++) {
      Provider provider = then.get(place);
      Provider[] now = Security.getProviders();
      if (place >= now.length || now[place] != provider) {
        Security.removeProvider(provider.getName());
        Security.insertProviderAt(provider, place + 1);
      }
    }
    return true;
  }
}
