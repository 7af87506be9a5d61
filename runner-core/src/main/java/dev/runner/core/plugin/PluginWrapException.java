package dev.runner.core.plugin;

/** Tells why a jar cannot be made a plugin, in one sentence for the user. */
public final class PluginWrapException extends Exception {

  private static final long serialVersionUID = 1L;

  PluginWrapException(String message) {
    super(message);
  }

  PluginWrapException(String message, Throwable cause) {
    super(message, cause);
  }
}
