package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
 * @param secret whether its value is masked wherever it could be seen
 * @param choices the only texts allowed, or empty for any
 * @param range the bounds of a number
 * @param deprecatedNames what it was called before, still read: names in its group, or full keys
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
    boolean secret,
    List<String> choices,
    Optional<OptionRange> range,
    List<String> deprecatedNames,
    Optional<String> since) {

  /** Checks that the declaration contradicts neither the rules nor itself. */
  public Option {
    choices = List.copyOf(choices);
    deprecatedNames = OptionRules.deprecatedNames(name, deprecatedNames);
    OptionRules.require(
        OptionGroup.NAME.matcher(name).matches(),
        "Invalid name of option: '%s' (allowed are small letters, digits and single dashes)",
        name);
    OptionRules.require(
        !help.isBlank(), "Option '%s' has no help: say in one sentence what it sets", name);
    OptionRules.require(
        !(required && defaultValue.isPresent()),
        "Option '%s' is required and has a default: drop one of the two",
        name);
    OptionRules.require(
        range.isEmpty() || kind == OptionKind.INTEGER || kind == OptionKind.DECIMAL,
        "Option '%s' has a range but is %s: only numbers have ranges",
        name,
        kind.expectation());
  }

  /**
   * Declares an option of any text.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder string(String name) {
    return new Builder(name, OptionKind.STRING);
  }

  /**
   * Declares an option that is true or false.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder bool(String name) {
    return new Builder(name, OptionKind.BOOLEAN);
  }

  /**
   * Declares an option that is a whole number.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder integer(String name) {
    return new Builder(name, OptionKind.INTEGER);
  }

  /**
   * Declares an option that is a number.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder decimal(String name) {
    return new Builder(name, OptionKind.DECIMAL);
  }

  /**
   * Declares an option that is a span of time.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder duration(String name) {
    return new Builder(name, OptionKind.DURATION);
  }

  /**
   * Declares an option that is a URI.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder uri(String name) {
    return new Builder(name, OptionKind.URI);
  }

  /**
   * Declares an option that is a path of the file system.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder path(String name) {
    return new Builder(name, OptionKind.PATH);
  }

  /**
   * Declares an option that is a list of texts.
   *
   * @param name the last segment of its key
   * @return a builder
   */
  public static Builder list(String name) {
    return new Builder(name, OptionKind.LIST);
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
  public static <E extends Enum<E>> Builder oneOf(String name, Class<E> type) {
    return string(name)
        .choices(
            Arrays.stream(type.getEnumConstants())
                .map(OptionReader::spelling)
                .toArray(String[]::new));
  }

  /**
   * Collects what is known of an option.
   *
   * @since 0.1
   */
  @API(status = EXPERIMENTAL, since = "0.1")
  public static final class Builder {

    private final String name;
    private final OptionKind kind;
    private String help = "";
    private Optional<String> defaultValue = Optional.empty();
    private boolean required;
    private boolean secret;
    private List<String> choices = List.of();
    private Optional<OptionRange> range = Optional.empty();
    private List<String> deprecatedNames = List.of();
    private Optional<String> since = Optional.empty();

    private Builder(String name, OptionKind kind) {
      this.name = Objects.requireNonNull(name, "name");
      this.kind = kind;
    }

    /**
     * Sets the sentence that tells people what the option sets.
     *
     * @param sentence one sentence
     * @return this builder
     */
    public Builder help(String sentence) {
      this.help = sentence;
      return this;
    }

    /**
     * Sets the default.
     *
     * @param text the value as it would be written in an environment variable
     * @return this builder
     */
    public Builder defaultValue(String text) {
      this.defaultValue = Optional.of(text);
      return this;
    }

    /**
     * Refuses a run in which the option has no value.
     *
     * @return this builder
     */
    public Builder required() {
      this.required = true;
      return this;
    }

    /**
     * Masks the option's value wherever it could be seen.
     *
     * @return this builder
     */
    public Builder secret() {
      this.secret = true;
      return this;
    }

    /**
     * Allows only these texts.
     *
     * @param texts the values allowed
     * @return this builder
     */
    public Builder choices(String... texts) {
      this.choices = List.of(texts);
      return this;
    }

    /**
     * Allows only numbers within inclusive bounds.
     *
     * @param min the smallest
     * @param max the largest
     * @return this builder
     */
    public Builder range(double min, double max) {
      this.range = Optional.of(new OptionRange(min, max));
      return this;
    }

    /**
     * Goes on to read what the option was called before; such a setting is told with a warning.
     *
     * @param names former names in the option's group, or full keys with a dot
     * @return this builder
     */
    public Builder deprecatedNames(String... names) {
      this.deprecatedNames = List.of(names);
      return this;
    }

    /**
     * Tells which version of the plugin brought the option.
     *
     * @param version the version
     * @return this builder
     */
    public Builder since(String version) {
      this.since = Optional.of(version);
      return this;
    }

    /**
     * Checks the declaration and creates the option.
     *
     * @return the option
     * @throws IllegalArgumentException if the declaration breaks a rule or its default is no value
     *     that the option allows
     */
    public Option build() {
      Option option =
          new Option(
              name,
              kind,
              help,
              defaultValue,
              required,
              secret,
              choices,
              range,
              deprecatedNames,
              since);
      OptionRules.checkDefault(option);
      return option;
    }
  }
}
