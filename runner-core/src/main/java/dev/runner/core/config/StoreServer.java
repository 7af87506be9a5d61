package dev.runner.core.config;

import dev.runner.api.credential.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A results store on a server, and who uses it.
 *
 * @param url where it is
 * @param user the name to log in with; this system's user if empty
 * @param password what to log in with; empty if the server asks for none, or the file has it
 * @param passwordFile the file whose first line is the password; a relative one is to be resolved
 *     against the workspace
 */
public record StoreServer(
    StoreUrl url, Optional<String> user, Optional<Secret> password, Optional<Path> passwordFile) {

  /** Returns this with its file resolved against a folder. */
  public StoreServer in(Path folder) {
    return new StoreServer(url, user, password, passwordFile.map(folder::resolve));
  }
}
