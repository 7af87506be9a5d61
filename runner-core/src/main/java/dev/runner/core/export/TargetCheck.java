package dev.runner.core.export;

import dev.runner.api.config.NearestName;
import dev.runner.api.export.ExportTarget;
import dev.runner.core.config.ExportRules;
import dev.runner.core.issue.Issue;
import dev.runner.core.secret.SecretMask;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges targets before anything is sent: what they hold, who exports to them, what is allowed. */
public final class TargetCheck {

  /** The code of issues about targets. */
  public static final String CODE = "config.export-target";

  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "(?i)([?&#;][^=&#;]*(?:token|secret|passw|api[-_.]?key|access[-_.]?key|credential|(?<![a-z])sig(?:nature)?(?![a-z]))[^=&#;]*=)([^&#;]+)");

  private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

  private static final String WHERE_SECRETS_GO =
      "set them as options of the exporter ('runner exporters list' names them), in a file or by a variable";

  private final ExportRules rules;
  private final Schemes schemes;
  private final SecretMask secrets;

  /**
   * Creates a check.
   *
   * @param rules what the operator allows
   * @param schemes those of all installed exporters
   * @param secrets what must not be part of a target
   */
  public TargetCheck(ExportRules rules, Schemes schemes, SecretMask secrets) {
    this.rules = rules;
    this.schemes = schemes;
    this.secrets = secrets;
  }

  /**
   * The schemes of exporters.
   *
   * @param what what is to be exported, in a word
   * @param fit those of exporters that take it
   * @param others those of exporters that take other things alone
   */
  public record Schemes(String what, Set<String> fit, Set<String> others) {

    /** Sorts the schemes. */
    public Schemes {
      fit = Collections.unmodifiableSet(new TreeSet<>(fit));
      others = Set.copyOf(others);
    }
  }

  /** Returns a text that was meant as a target without what may be a secret in it. */
  public static String shown(String text) {
    String hidden = USER_INFO.matcher(text).replaceAll("//***@");
    return SECRET_PARAMETER.matcher(hidden).replaceAll("$1***");
  }

  /** Returns what is wrong with a target; empty if it may be exported to. */
  public Optional<Issue> problem(String text) {
    return reason(text)
        .map(
            reason ->
                Issue.error(
                    CODE,
                    secrets.mask(shown(text)),
                    "Cannot export to '%s': %s".formatted(secrets.mask(shown(text)), reason)));
  }

  private Optional<String> reason(String text) {
    ExportTarget target;
    try {
      target = ExportTarget.parse(text);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return secretIn(text).or(() -> unknownScheme(target.scheme())).or(() -> refused(target));
  }

  private Optional<String> secretIn(String text) {
    boolean secret = SECRET_PARAMETER.matcher(text).find() || !secrets.mask(text).equals(text);
    return secret
        ? Optional.of("a target holds no secrets, as it is stored and shown: " + WHERE_SECRETS_GO)
        : Optional.empty();
  }

  private Optional<String> unknownScheme(String scheme) {
    Set<String> fit = schemes.fit();
    if (fit.contains(scheme)) {
      return Optional.empty();
    }
    if (schemes.others().contains(scheme)) {
      return Optional.of(
          "the exporter of '%s' takes no %s (%s)"
              .formatted(
                  scheme,
                  schemes.what(),
                  fit.isEmpty()
                      ? "no installed one does"
                      : "those that do have the schemes " + String.join(", ", fit)));
    }
    String known = fit.isEmpty() ? "there is none" : "known are " + String.join(", ", fit);
    return Optional.of(
        meant(scheme)
            .map(
                near ->
                    "no installed exporter has the scheme '%s': did you mean '%s'? (%s)"
                        .formatted(scheme, near, known))
            .orElseGet(
                () ->
                    "no installed exporter has the scheme '%s' (%s): install its exporter, 'runner exporters list' shows those there are"
                        .formatted(scheme, known)));
  }

  /** Whoever types a plain address means the exporter that posts to any. */
  private Optional<String> meant(String scheme) {
    return Optional.of("webhook+" + scheme)
        .filter(schemes.fit()::contains)
        .or(() -> new NearestName(schemes.fit()).to(scheme));
  }

  private Optional<String> refused(ExportTarget target) {
    if (!rules.schemes().isEmpty() && !rules.schemes().contains(target.scheme())) {
      return Optional.of(
          "'export.allowed-schemes' does not allow the scheme '%s' (allowed are %s)"
              .formatted(target.scheme(), String.join(", ", rules.schemes())));
    }
    if (rules.hosts().isEmpty()) {
      return Optional.empty();
    }
    String allowed = String.join(", ", rules.hosts());
    Optional<String> host = Optional.ofNullable(target.uri().getHost()).map(TargetCheck::plain);
    if (host.isEmpty()) {
      return Optional.of(
          "it names no host, and 'export.allowed-hosts' allows %s only".formatted(allowed));
    }
    int port = port(target.endpoint());
    return rules.hosts().stream().anyMatch(rule -> fits(rule, host.get(), port))
        ? Optional.empty()
        : Optional.of(
            "'export.allowed-hosts' does not allow host '%s'%s (allowed are %s)"
                .formatted(host.get(), port < 0 ? "" : ", port " + port, allowed));
  }

  private static boolean fits(String rule, String host, int port) {
    int colon = rule.lastIndexOf(':');
    boolean hasPort = colon > rule.lastIndexOf(']');
    if (hasPort && !rule.substring(colon + 1).equals(Integer.toString(port))) {
      return false;
    }
    String name = plain(hasPort ? rule.substring(0, colon) : rule);
    return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static int port(URI endpoint) {
    if (endpoint.getPort() >= 0) {
      return endpoint.getPort();
    }
    return switch (String.valueOf(endpoint.getScheme())) {
      case "https" -> 443;
      case "http" -> 80;
      default -> -1;
    };
  }
}
