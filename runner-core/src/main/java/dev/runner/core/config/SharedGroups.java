package dev.runner.core.config;

import dev.runner.api.config.AvailableServices;
import dev.runner.api.config.OptionGroup;
import java.util.Set;

/** The groups of the runner's that plugins may extend. */
final class SharedGroups {

  /** Their names. */
  static final Set<String> NAMES = Set.of(AvailableServices.GROUP);

  private SharedGroups() {}

  /** Returns the group of what the system under test has; plugins add all its options. */
  static OptionGroup available() {
    return OptionGroup.of(
        AvailableServices.GROUP,
        "Which services and parts the system under test has; plugins add an option for each that they know.");
  }
}
