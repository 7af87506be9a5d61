package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A typed, documented setting that a plugin declares.
 *
 * <p>Written with the factories, one for each kind:
 *
 * <pre>{@code
 * Option.integer("page-size").help("Items asked for in one page.").defaultValue("50").range(1, 500).build()
 * }</pre>
 *
 * @param name the last segment of its key: small letters, digits and dashes
 * @param kind what its values are
 * @param help one sentence for the sample file and the documentation, never blank
 * @param defaultValue the default as it would be written in an environment variable, elements of a
 *     list separated by commas
 * @param required whether a run without a value is refused; never together with a default
 * @param requiredIf when a run without a value is refused; never together with a default
 * @param secret whether its value is masked wherever it could be seen
 * @param choices the only texts allowed, or empty for any
 * @param choiceTexts what choices mean, a phrase without a full stop for each that has one
 * @param range the bounds of a number; in bytes for a size, in nanoseconds for a duration
 * @param pattern what each text must match as a whole, of a map each value
 * @param formerNames what it was called before, still read: names in its group, or full keys
 * @param deprecation why it should not be set, where nothing replaces it
 * @param since the version of the plugin that brought it
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Option(
    String name,
    OptionKind kind,
    String help,
    Optional<String> defaultValue,
    boolean required,
    Optional<OptionCondition> requiredIf,
    boolean secret,
    List<String> choices,
    Map<String, String> choiceTexts,
    Optional<OptionRange> range,
    Optional<String> pattern,
    List<FormerName> formerNames,
    Optional<Deprecation> deprecation,
    Optional<String> since) {

  /** Checks that the declaration contradicts neither the rules nor itself. */
  public Option {
    choices = List.copyOf(choices);
    choiceTexts = OptionRules.choiceTexts(name, choices, choiceTexts);
    formerNames = OptionRules.formerNames(name, formerNames);
    OptionRules.checkName(name);
    OptionRules.require(
        !help.isBlank(), "Option '%s' has no help: say in one sentence what it sets", name);
    OptionRules.checkNeed(
        name, required, requiredIf.isPresent(), defaultValue.isPresent(), deprecation.isPresent());
    OptionRules.checkLimits(name, kind, range, pattern);
  }

  /**
   * Returns what it was called before.
   *
   * @return the names, in the order of their declaration
   */
  public List<String> deprecatedNames() {
    return formerNames.stream().map(FormerName::name).toList();
  }

  /**
   * Returns the bounds as they would be written.
   *
   * @return for instance {@code 1 to 500}, or {@code 64k to 2g}; empty if there are none
   */
  public Optional<String> bounds() {
    return range.map(of -> Quantities.text(kind, of));
  }

  /**
   * Declares an option of any text.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder string(String name) {
    return new OptionBuilder(name, OptionKind.STRING);
  }

  /**
   * Declares an option that is true or false.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder bool(String name) {
    return new OptionBuilder(name, OptionKind.BOOLEAN);
  }

  /**
   * Declares an option that is a whole number.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder integer(String name) {
    return new OptionBuilder(name, OptionKind.INTEGER);
  }

  /**
   * Declares an option that is a number.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder decimal(String name) {
    return new OptionBuilder(name, OptionKind.DECIMAL);
  }

  /**
   * Declares an option that is a span of time.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder duration(String name) {
    return new OptionBuilder(name, OptionKind.DURATION);
  }

  /**
   * Declares an option that is a size of data.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder size(String name) {
    return new OptionBuilder(name, OptionKind.SIZE);
  }

  /**
   * Declares an option that is a URI.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder uri(String name) {
    return new OptionBuilder(name, OptionKind.URI);
  }

  /**
   * Declares an option that is a path of the file system.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder path(String name) {
    return new OptionBuilder(name, OptionKind.PATH);
  }

  /**
   * Declares an option that is a list of texts.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder list(String name) {
    return new OptionBuilder(name, OptionKind.LIST);
  }

  /**
   * Declares an option that gives texts by texts.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static OptionBuilder map(String name) {
    return new OptionBuilder(name, OptionKind.MAP);
  }

  /**
   * Declares an option of any text that is masked wherever it could be seen.
   *
   * @param name the last segment of its key
   * @return a builder whose option is secret
   */
  public static OptionBuilder secret(String name) {
    return string(name).secret();
  }

  /**
   * Declares an option that holds one of an enumeration's constants, written in small letters with
   * dashes.
   *
   * @param <E> the enumeration
   * @param name the last segment of its key
   * @param type the enumeration's class
   * @return a builder whose choices are set
   */
  public static <E extends Enum<E>> OptionBuilder oneOf(String name, Class<E> type) {
    return string(name)
        .choices(
            Arrays.stream(type.getEnumConstants())
                .map(OptionReader::spelling)
                .toArray(String[]::new));
  }
}
