package dev.runner.core.trust;

import dev.runner.core.config.TrustRules;
import dev.runner.core.config.TrustRules.Signatures;
import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.PluginAdmission;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.RejectedPlugin;
import dev.runner.core.trust.SignatureState.Invalid;
import dev.runner.core.trust.SignatureState.Signed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in what a workspace's lock, its keys and its operator let in. What cannot be read lets
 * nothing in.
 */
public final class WorkspaceTrust implements PluginAdmission {

  private final Path workspace;
  private final TrustRules rules;
  private final Path cache;
  private final boolean whole;
  private final Optional<PluginLock> lock;
  private final DisabledPlugins disabled;
  private final List<Issue> faults = new ArrayList<>();
  private Optional<TrustedKeys> keys = Optional.empty();

  /**
   * Reads a workspace's files.
   *
   * @param workspace its folder
   * @param rules what its configuration asks
   * @param cache the folder for what can be made again
   * @param whole whether all of the workspace's plugins are looked at, so that one that the lock
   *     names and nobody finds is missing
   */
  public WorkspaceTrust(Path workspace, TrustRules rules, Path cache, boolean whole) {
    this.workspace = workspace;
    this.rules = rules;
    this.cache = cache.resolve("signatures");
    this.whole = whole;
    this.lock = readLock();
    this.disabled = readDisabled();
  }

  @Override
  public boolean isDisabled(PluginId plugin) {
    return disabled.ids().contains(plugin);
  }

  @Override
  public List<Issue> objections(InstalledPlugin plugin) {
    List<Issue> objections = new ArrayList<>();
    if (!faults.isEmpty()) {
      objections.add(
          Issue.error(
              "plugin.not-admitted",
              plugin.id().value(),
              "Plugin '%s' is not loaded: what this workspace lets in cannot be read (see %s)"
                  .formatted(plugin.id(), faults.get(0).code())));
      return objections;
    }
    lock.flatMap(known -> difference(known, plugin)).ifPresent(objections::add);
    unsigned(plugin).ifPresent(objections::add);
    return objections;
  }

  @Override
  public List<Issue> absences(Set<PluginId> found) {
    List<Issue> issues = new ArrayList<>(faults);
    if (rules.signatures() != Signatures.OFF) {
      issues.addAll(keys().issues());
    }
    if (whole && lock.isPresent()) {
      lock.get().plugins().values().stream()
          .filter(plugin -> !found.contains(plugin.id()) && !isDisabled(plugin.id()))
          .forEach(plugin -> issues.add(absent(plugin)));
    }
    return issues;
  }

  /** Returns what is asked of a plugin that is not installed yet: a signature, if that is. */
  public PluginAdmission ofCandidates() {
    return new PluginAdmission() {
      @Override
      public boolean isDisabled(PluginId plugin) {
        return false;
      }

      @Override
      public List<Issue> objections(InstalledPlugin plugin) {
        return unsigned(plugin).map(List::of).orElse(List.of());
      }

      @Override
      public List<Issue> absences(Set<PluginId> found) {
        return rules.signatures() == Signatures.OFF ? List.of() : keys().issues();
      }
    };
  }

  /** Returns what is wrong with the workspace's own files; nothing may be changed then. */
  public List<Issue> faults() {
    return List.copyOf(faults);
  }

  /** Returns the workspace's lock; empty if it has none that can be read. */
  public Optional<PluginLock> lock() {
    return lock;
  }

  /** Checks a plugin's signature, whatever is done about it. */
  public SignatureState signature(InstalledPlugin plugin) {
    return new SignatureCheck(keys().keys(), cache)
        .check(plugin.jar(), plugin.files().jar(), plugin.sha256());
  }

  /** Returns the entry for the lock of a jar as it is now. */
  public LockedPlugin entry(RejectedPlugin row) {
    SignatureState state =
        new SignatureCheck(keys().keys(), cache).check(row.jar(), row.jar(), row.sha256());
    Optional<String> key =
        state instanceof Signed signed ? Optional.of(signed.key()) : Optional.empty();
    return new LockedPlugin(row.id(), row.version(), row.sha256(), key);
  }

  /** Returns what the policy of signatures says of a plugin; empty if nothing. */
  public Optional<Issue> unsigned(InstalledPlugin plugin) {
    if (rules.signatures() == Signatures.OFF) {
      return Optional.empty();
    }
    SignatureState state = signature(plugin);
    if (state instanceof Signed) {
      return Optional.empty();
    }
    Severity severity =
        rules.signatures() == Signatures.REQUIRE ? Severity.ERROR : Severity.WARNING;
    boolean invalid = state instanceof Invalid;
    String what =
        state instanceof Invalid bad
            ? "has an invalid signature (%s)".formatted(bad.reason())
            : "has no signature '%s'".formatted(SignatureCheck.fileOf(plugin.jar()).getFileName());
    return Optional.of(
        new Issue(
            severity,
            invalid ? "plugin.bad-signature" : "plugin.unsigned",
            plugin.id().value(),
            "Plugin '%s' ('%s') %s: get one that is signed by a key of plugins.trusted-keys"
                .formatted(plugin.id(), plugin.jar(), what),
            Optional.empty()));
  }

  private TrustedKeys keys() {
    if (keys.isEmpty()) {
      keys = Optional.of(TrustedKeys.read(workspace, rules));
    }
    return keys.get();
  }

  private static Optional<Issue> difference(PluginLock lock, InstalledPlugin plugin) {
    Optional<LockedPlugin> entry = lock.find(plugin.id());
    if (entry.isEmpty()) {
      return Optional.of(
          Issue.error(
              "plugin.not-locked",
              plugin.id().value(),
              "Plugin '%s' ('%s') is not in plugins.lock: if you trust it, add it with 'runner plugins lock'"
                  .formatted(plugin.id(), plugin.jar())));
    }
    LockedPlugin known = entry.get();
    return known.sha256().equals(plugin.sha256())
        ? Optional.empty()
        : Optional.of(
            Issue.error(
                "plugin.lock-mismatch",
                plugin.id().value(),
                "Plugin '%s' ('%s') has the SHA-256 %s, plugins.lock says %s (version %s): put that jar back or, if you trust the new one, run 'runner plugins lock'"
                    .formatted(
                        plugin.id(),
                        plugin.jar(),
                        plugin.sha256(),
                        known.sha256(),
                        known.version())));
  }

  private static Issue absent(LockedPlugin plugin) {
    return Issue.error(
        "plugin.locked-missing",
        plugin.id().value(),
        "Plugin '%s' %s is in plugins.lock, but not installed: install it, or take it out with 'runner plugins remove %s'"
            .formatted(plugin.id(), plugin.version(), plugin.id()));
  }

  private Optional<PluginLock> readLock() {
    try {
      return PluginLock.read(workspace);
    } catch (IOException e) {
      faults.add(
          Issue.error(
              "plugin.bad-lock",
              PluginLock.FILE,
              "'%s' cannot be read (%s), no plugin is loaded: put the right one back, or write it anew with 'runner plugins lock'"
                  .formatted(workspace.resolve(PluginLock.FILE), e.getMessage())));
      return Optional.empty();
    }
  }

  private DisabledPlugins readDisabled() {
    try {
      return DisabledPlugins.read(workspace);
    } catch (IOException e) {
      faults.add(
          Issue.error(
              "plugin.bad-disabled-list",
              DisabledPlugins.FILE,
              "'%s' cannot be read (%s), no plugin is loaded: correct it, one id a line"
                  .formatted(workspace.resolve(DisabledPlugins.FILE), e.getMessage())));
      return new DisabledPlugins(Set.of());
    }
  }
}
