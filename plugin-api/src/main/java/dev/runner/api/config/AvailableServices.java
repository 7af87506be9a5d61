package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The group of options that says which services the system under test has.
 *
 * <p>All plugins share it: each declares the services that its tests name in {@link
 * dev.runner.api.junit.RequiresService}, and as long as they do it by {@link #group} they may
 * declare the same ones.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class AvailableServices {

  /** The name of the group: {@code service-available.NAME} says whether there is a service. */
  public static final String GROUP = "service-available";

  private AvailableServices() {}

  /**
   * Declares services, each as an option that is true or false and true if it is not set.
   *
   * @param services their names: small letters, digits and single dashes
   * @return more options of the group, which is the runner's, for {@link
   *     OptionDeclarations#optionGroups}
   */
  public static OptionGroup group(String... services) {
    return OptionGroup.extending(
        GROUP, Arrays.stream(services).map(AvailableServices::option).toArray(Option[]::new));
  }

  private static Option option(String service) {
    return Option.bool(service)
        .help("Whether there is a service '" + service + "'.")
        .defaultValue("true")
        .build();
  }
}
