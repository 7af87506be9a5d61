package dev.runner.core.credential;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialKind;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The credentials of a workspace that plugins have made and that were not released yet: a file
 * each, written before the plugin is asked. Never holds a secret. Safe for several threads and
 * processes.
 */
public final class MadeCredentials {

  private static final String END = ".made";
  private static final String ROLE = "role.";
  private static final String FIELD = "field.";

  private final Path folder;

  /** Looks at a folder, which need not be there. */
  public MadeCredentials(Path folder) {
    this.folder = folder;
  }

  /**
   * Notes a credential, in the place of what was noted under this name.
   *
   * @param name the name that it was asked for under
   */
  public void note(String name, MadeCredential made) throws IOException {
    NoteFile.makeFolder(folder);
    Map<String, String> values = new TreeMap<>();
    values.put("plugin", made.plugin().value());
    values.put("name", made.credential().name());
    values.put("kind", made.credential().kind().name());
    made.credential().roles().forEach(role -> values.put(ROLE + role, ""));
    made.credential().fields().forEach((field, value) -> values.put(FIELD + field, value));
    NoteFile.owner(values, made.owner());
    NoteFile.write(folder.resolve(name + END), values);
  }

  /** Forgets a credential that was released. */
  public void forget(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name + END));
  }

  /** Returns what is noted, by the name that it was asked for under. */
  public Map<String, MadeCredential> all() {
    Map<String, MadeCredential> all = new TreeMap<>();
    String[] names = folder.toFile().list();
    List<String> files = names == null ? List.of() : new ArrayList<>(Arrays.asList(names));
    for (String file : files) {
      if (file.endsWith(END)) {
        String name = file.substring(0, file.length() - END.length());
        read(folder.resolve(file)).ifPresent(made -> all.put(name, made));
      }
    }
    return all;
  }

  /** Tells, at the price of listing a folder, whether there may be any. */
  public boolean mayHaveSome() {
    String[] names = folder.toFile().list();
    return names != null && names.length > 0;
  }

  private static Optional<MadeCredential> read(Path file) {
    try {
      Map<String, String> values = NoteFile.read(file);
      Set<String> roles = new TreeSet<>(below(values, ROLE).keySet());
      Credential credential =
          new Credential(
              values.getOrDefault("name", ""),
              CredentialKind.valueOf(values.getOrDefault("kind", "")),
              roles,
              below(values, FIELD),
              Map.of());
      PluginId plugin = new PluginId(values.getOrDefault("plugin", ""));
      return Optional.of(new MadeCredential(plugin, credential, NoteFile.owner(values)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // released meanwhile, or not ours
    }
  }

  private static Map<String, String> below(Map<String, String> values, String prefix) {
    Map<String, String> below = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            below.put(key.substring(prefix.length()), value);
          }
        });
    return below;
  }
}
