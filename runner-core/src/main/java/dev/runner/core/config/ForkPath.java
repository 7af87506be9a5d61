package dev.runner.core.config;

import java.nio.file.Path;

/**
 * A folder that forks need.
 *
 * @param key the key that sets it
 * @param path the folder, to be resolved against the workspace
 * @param origin where it is set
 */
public record ForkPath(String key, Path path, Origin origin) {}
