package dev.runner.core.install;

import java.nio.file.Path;

/**
 * A jar that was brought here to be looked at; its signature, if it has one, lies beside it.
 *
 * @param jar the file, ours alone
 * @param origin where it came from, for messages
 */
public record FetchedJar(Path jar, String origin) {}
