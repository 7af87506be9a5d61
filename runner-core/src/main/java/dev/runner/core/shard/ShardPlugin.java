package dev.runner.core.shard;

import dev.runner.core.plugin.PluginId;

/**
 * A plugin of a divided suite.
 *
 * @param id its id
 * @param version its version
 * @param sha256 its jar's digest in hexadecimal
 */
public record ShardPlugin(PluginId id, String version, String sha256) {}
