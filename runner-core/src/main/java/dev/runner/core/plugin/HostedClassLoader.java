package dev.runner.core.plugin;

import dev.runner.api.config.OptionScope;
import dev.runner.api.config.PluginOptions;
import dev.runner.api.credential.CredentialException;
import dev.runner.api.credential.CredentialLease;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.CredentialScope;
import java.util.Map;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * The loader of a plugin's classes: shared packages come from the host, all others from the plugin
 * first.
 */
final class HostedClassLoader extends PluginClassLoader implements OptionScope, CredentialScope {

  /** The runner itself: on the class path of every fork, and no part of what plugins may use. */
  private static final String INTERNALS = "dev.runner.core.";

  private volatile PluginOptions options = new PluginOptions(Map.of(), Map.of());
  private volatile CredentialScope credentials = HostedClassLoader::refused;

  HostedClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent) {
    super(manager, descriptor, parent);
  }

  /**
   * Loads a class.
   *
   * <p>A class of a shared package that the host does not have, of JUnit's test kit for instance,
   * is looked for in the plugin; PF4J alone would not.
   */
  @Override
  public Class<?> loadClass(String className) throws ClassNotFoundException {
    if (className.equals(SecurityProviders.CLASS)) {
      SecurityProviders.remember();
    }
    if (SharedPackages.contain(className)) {
      try {
        return getParent().loadClass(className);
      } catch (ClassNotFoundException e) {
        return loadOwn(className);
      }
    }
    return className.startsWith(INTERNALS) ? loadOwn(className) : super.loadClass(className);
  }

  @Override
  protected boolean shouldDelegateToParent(String className) {
    return false; // decided above, with a way back
  }

  @Override
  public PluginOptions options() {
    return options;
  }

  @Override
  public CredentialLease borrow(CredentialRequest request, String holder) {
    return credentials.borrow(request, holder);
  }

  void credentials(CredentialScope source) {
    this.credentials = source;
  }

  private static CredentialLease refused(CredentialRequest request, String holder) {
    throw new CredentialException(
        "No credential %s for '%s': only tests can borrow one".formatted(request, holder));
  }

  void options(PluginOptions values) {
    this.options = values;
  }

  private Class<?> loadOwn(String className) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(className)) {
      Class<?> loaded = findLoadedClass(className);
      return loaded != null ? loaded : findClass(className);
    }
  }
}
