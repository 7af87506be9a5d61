package dev.runner.core.plugin;

import java.lang.reflect.InvocationTargetException;
import org.pf4j.Plugin;
import org.pf4j.PluginFactory;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/** Makes a plugin's own object; PF4J's factory would log what goes wrong and return null. */
final class PluginClassFactory implements PluginFactory {

  @Override
  public Plugin create(PluginWrapper plugin) {
    String name = plugin.getDescriptor().getPluginClass();
    try {
      Class<?> type = plugin.getPluginClassLoader().loadClass(name);
      return instance(type.asSubclass(Plugin.class), plugin);
    } catch (InvocationTargetException e) {
      throw new PluginRuntimeException(e.getCause(), "Plugin-Class '{}' throws", name);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new PluginRuntimeException(e, "Plugin-Class '{}' cannot be used", name);
    }
  }

  @SuppressWarnings("deprecation") // both forms of the constructor are in use
  private static Plugin instance(Class<? extends Plugin> type, PluginWrapper plugin)
      throws ReflectiveOperationException {
    try {
      return type.getConstructor(PluginWrapper.class).newInstance(plugin);
    } catch (NoSuchMethodException e) {
      return type.getConstructor().newInstance();
    }
  }
}
