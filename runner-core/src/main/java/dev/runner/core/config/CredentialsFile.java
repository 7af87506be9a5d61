package dev.runner.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.Secret;
import dev.runner.core.credential.Account;
import dev.runner.core.credential.AccountPool;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a file of accounts. No message holds a value but names of accounts: any other may be a
 * secret.
 */
public final class CredentialsFile {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
  private static final Set<String> KEYS =
      new TreeSet<>(Set.of("name", "kind", "roles", "plugins", "fields", "secrets"));
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;
  private final Map<String, String> environment;
  private final Set<String> names = new HashSet<>();

  /**
   * Names a file.
   *
   * @param file where it is, absolute
   * @param environment what substitutions see
   */
  public CredentialsFile(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /**
   * What a file holds.
   *
   * @param pool its accounts; none if anything is wrong
   * @param issues what is wrong
   */
  public record Content(AccountPool pool, List<Issue> issues) {

    /** Copies the list. */
    public Content {
      issues = List.copyOf(issues);
    }
  }

  /** Reads the file. */
  public Content read() {
    try {
      checkMode();
      Config config = new HoconParser().parse(file).toConfig();
      if (!config.isResolved()) {
        new ExpansionGuard(file, config, environment).check();
      }
      Config resolved =
          config.resolve(
              ConfigResolveOptions.noSystem().appendResolver(new EnvironmentResolver(environment)));
      return new Content(new AccountPool(accounts(resolved.root())), List.of());
    } catch (ConfigFileException e) {
      return wrong(e.issue());
    } catch (ConfigException e) {
      return wrong(HoconProblem.of(file, e));
    } catch (StackOverflowError e) {
      return wrong(HoconProblem.tooDeep(file));
    }
  }

  private static Content wrong(Issue issue) {
    return new Content(new AccountPool(List.of()), List.of(issue));
  }

  private void checkMode() {
    try {
      if (!Files.isRegularFile(file)) {
        throw problem("does not exist: make it, or correct credentials.file");
      }
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!ALLOWED.containsAll(mode)) {
          throw problem(
              "can be read or changed by others (mode '%s', allowed is 'rw-------'): chmod 600 %s"
                  .formatted(PosixFilePermissions.toString(mode), file));
        }
      }
    } catch (IOException e) {
      throw problem("cannot be read: " + e);
    }
  }

  private List<Account> accounts(ConfigObject root) {
    ConfigValue accounts = root.get("accounts");
    if (!(accounts instanceof ConfigList list) || root.size() != 1 || list.isEmpty()) {
      throw problem(
          "must hold 'accounts', a list of at least one { name = ..., secrets { ... } }, and nothing else");
    }
    List<Account> all = new ArrayList<>();
    for (ConfigValue one : list) {
      int number = all.size() + 1;
      if (!(one instanceof ConfigObject object)) {
        throw problem("account %d is no block: write { name = ... }".formatted(number));
      }
      all.add(account(object.toConfig(), number));
    }
    return all;
  }

  private Account account(Config config, int number) {
    String place = "account %d (line %d)".formatted(number, config.origin().lineNumber());
    for (String key : config.root().keySet()) {
      if (!KEYS.contains(key)) {
        throw problem("%s has the key '%s' (allowed are: %s)".formatted(place, key, KEYS));
      }
    }
    String name = text(config, "name", place).orElse("");
    if (!NAME.matcher(name).matches()) {
      throw problem(
          "%s needs a name of up to 100 letters, digits, '.', '_', '-', '@'".formatted(place));
    }
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      throw problem("%s is called '%s', as another one is: rename one".formatted(place, name));
    }
    String named = "account '" + name + "'";
    Map<String, Secret> secrets = new TreeMap<>();
    texts(config, "secrets", named).forEach((key, value) -> secrets.put(key, Secret.of(value)));
    return new Account(
        name,
        text(config, "kind", named).map(kind -> kind(kind, named)),
        new TreeSet<>(list(config, "roles", named)),
        plugins(config, named),
        texts(config, "fields", named),
        secrets);
  }

  private CredentialKind kind(String text, String place) {
    for (CredentialKind kind : CredentialKind.values()) {
      if (kind.name().equals(text.toUpperCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw problem("%s is of a kind that is none of primary, alt, admin".formatted(place));
  }

  private Set<PluginId> plugins(Config config, String place) {
    List<String> ids = list(config, "plugins", place);
    if (!ids.stream().allMatch(PluginId::isValid)) {
      throw problem("%s has 'plugins' that are no ids (%s)".formatted(place, PluginId.RULE));
    }
    return ids.stream().map(PluginId::new).collect(Collectors.toSet());
  }

  private Optional<String> text(Config config, String key, String place) {
    return config.root().containsKey(key)
        ? Optional.of(plain(config.root().get(key), key, place))
        : Optional.empty();
  }

  private List<String> list(Config config, String key, String place) {
    ConfigValue value = config.root().get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof ConfigList list)) {
      throw problem("%s has '%s' that is no list".formatted(place, key));
    }
    return list.stream().map(one -> plain(one, key, place)).toList();
  }

  private Map<String, String> texts(Config config, String key, String place) {
    ConfigValue value = config.root().get(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof ConfigObject object)) {
      throw problem("%s has '%s' that is no block of names and texts".formatted(place, key));
    }
    Map<String, String> texts = new TreeMap<>();
    object.forEach((name, one) -> texts.put(name, plain(one, key + "." + name, place)));
    return texts;
  }

  private String plain(ConfigValue value, String key, String place) {
    ConfigValueType type = value.valueType();
    if (type == ConfigValueType.LIST
        || type == ConfigValueType.OBJECT
        || type == ConfigValueType.NULL) {
      throw problem("%s has '%s' that is no text".formatted(place, key));
    }
    return value.atKey("value").getString("value");
  }

  private ConfigFileException problem(String what) {
    return new ConfigFileException(
        Issue.error(
                "config.credentials-file",
                "credentials.file",
                "Credentials file '%s' %s".formatted(file, what))
            .at(file.toString()));
  }
}
