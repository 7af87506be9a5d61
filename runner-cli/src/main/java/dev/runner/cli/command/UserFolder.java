package dev.runner.cli.command;

import java.nio.file.Path;
import java.util.Optional;

/** Where the user's own configuration lies. */
final class UserFolder {

  private UserFolder() {}

  /** Returns the folder, which need not exist. */
  static Path path() {
    String home =
        Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
            .filter(text -> !text.isBlank())
            .orElseGet(() -> System.getProperty("user.home") + "/.config");
    return Path.of(home, "runner").toAbsolutePath();
  }
}
