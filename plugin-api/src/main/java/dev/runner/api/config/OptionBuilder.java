package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Collects what is known of an option; made by the factories of {@link Option}.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class OptionBuilder {

  private final String name;
  private final OptionKind kind;
  private String help = "";
  private Optional<String> defaultValue = Optional.empty();
  private boolean required;
  private Optional<OptionCondition> requiredIf = Optional.empty();
  private boolean secret;
  private final List<String> choices = new ArrayList<>();
  private final Map<String, String> choiceTexts = new LinkedHashMap<>();
  private Optional<OptionRange> range = Optional.empty();
  private Optional<String> pattern = Optional.empty();
  private final List<FormerName> formerNames = new ArrayList<>();
  private Optional<Deprecation> deprecation = Optional.empty();
  private Optional<String> since = Optional.empty();

  OptionBuilder(String name, OptionKind kind) {
    this.name = Objects.requireNonNull(name, "name");
    this.kind = kind;
  }

  /**
   * Sets the sentence that tells people what the option sets.
   *
   * @param sentence one sentence
   * @return this builder
   */
  public OptionBuilder help(String sentence) {
    this.help = sentence;
    return this;
  }

  /**
   * Sets the default.
   *
   * @param text the value as it would be written in an environment variable
   * @return this builder
   */
  public OptionBuilder defaultValue(String text) {
    this.defaultValue = Optional.of(text);
    return this;
  }

  /**
   * Refuses a run in which the option has no value.
   *
   * @return this builder
   */
  public OptionBuilder required() {
    this.required = true;
    return this;
  }

  /**
   * Refuses a run in which the option has no value although another one is set.
   *
   * @param key the other option: its full key, or its name in the same group
   * @param values the values of the other one that count; without any, each but {@code false}
   * @return this builder
   */
  public OptionBuilder requiredIf(String key, String... values) {
    this.requiredIf = Optional.of(new OptionCondition(key, List.of(values)));
    return this;
  }

  /**
   * Masks the option's value wherever it could be seen.
   *
   * @return this builder
   */
  public OptionBuilder secret() {
    this.secret = true;
    return this;
  }

  /**
   * Allows only these texts, and those that were allowed before.
   *
   * @param texts the values allowed
   * @return this builder
   */
  public OptionBuilder choices(String... texts) {
    choices.addAll(List.of(texts));
    return this;
  }

  /**
   * Allows a text, beside others, and says what it means.
   *
   * @param text the value allowed
   * @param meaning a phrase without a full stop
   * @return this builder
   */
  public OptionBuilder choice(String text, String meaning) {
    choiceTexts.put(text, meaning);
    if (!choices.contains(text)) {
      choices.add(text);
    }
    return this;
  }

  /**
   * Allows only numbers within inclusive bounds.
   *
   * @param min the smallest
   * @param max the largest
   * @return this builder
   */
  public OptionBuilder range(double min, double max) {
    this.range = Optional.of(new OptionRange(min, max));
    return this;
  }

  /**
   * Allows only numbers, durations or sizes within inclusive bounds.
   *
   * @param min the smallest, as it would be written
   * @param max the largest, as it would be written
   * @return this builder
   */
  public OptionBuilder range(String min, String max) {
    return range(OptionRules.bound(name, kind, min), OptionRules.bound(name, kind, max));
  }

  /**
   * Allows only texts that match a regular expression as a whole; of a map, such values.
   *
   * @param regex the expression, of at most 1,000 characters
   * @return this builder
   */
  public OptionBuilder pattern(String regex) {
    this.pattern = Optional.of(regex);
    return this;
  }

  /**
   * Goes on to read what the option was called before; such a setting is told with a warning.
   *
   * @param names former names in the option's group, or full keys with a dot
   * @return this builder
   */
  public OptionBuilder deprecatedNames(String... names) {
    for (String former : names) {
      formerNames.add(new FormerName(former, Optional.empty()));
    }
    return this;
  }

  /**
   * Goes on to read what the option was called before, and says why and until when.
   *
   * @param former a former name in the option's group, or a full key with a dot
   * @param reason why it was given up, without a full stop
   * @param removal the version that will no longer read it
   * @return this builder
   */
  public OptionBuilder deprecatedName(String former, String reason, String removal) {
    formerNames.add(new FormerName(former, Optional.of(new Deprecation(reason, removal))));
    return this;
  }

  /**
   * Warns whoever sets the option, because nothing will replace it.
   *
   * @param reason why, without a full stop
   * @param removal the version that will no longer know it
   * @return this builder
   */
  public OptionBuilder deprecated(String reason, String removal) {
    this.deprecation = Optional.of(new Deprecation(reason, removal));
    return this;
  }

  /**
   * Tells which version of the plugin brought the option.
   *
   * @param version the version
   * @return this builder
   */
  public OptionBuilder since(String version) {
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
            requiredIf,
            secret,
            choices,
            choiceTexts,
            range,
            pattern,
            formerNames,
            deprecation,
            since);
    OptionRules.checkDefault(option);
    return option;
  }
}
