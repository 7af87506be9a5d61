package dev.runner.core.credential;

import dev.runner.api.credential.Credential;
import dev.runner.core.plugin.PluginId;

/**
 * A credential that a plugin has made, or was asked to make.
 *
 * @param plugin the plugin
 * @param credential what is known of it; without secrets once it was noted
 * @param owner the process that asked for it
 */
public record MadeCredential(PluginId plugin, Credential credential, LeaseOwner owner) {}
