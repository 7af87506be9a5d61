package dev.runner.sample;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.sample.inventory.SortOrder;
import java.util.List;

/**
 * Declares the options of this plugin.
 *
 * <p>Named in {@code META-INF/services/dev.runner.api.config.OptionDeclarations}.
 */
public final class SampleOptions implements OptionDeclarations {

  /** Creates the declarations; the runner does, by the service file. */
  public SampleOptions() {}

  @Override
  public List<OptionGroup> optionGroups() {
    return List.of(
        OptionGroup.of(
            "sample",
            "The inventory service that the sample plugin tests.",
            Option.uri("endpoint")
                .help("Where the service is; without it the tests start one of their own.")
                .build(),
            Option.duration("request-timeout")
                .help("How long one request may take.")
                .defaultValue("5s")
                .build(),
            Option.integer("page-size")
                .help("Items asked for in one page of a list.")
                .defaultValue("5")
                .range(1, 100)
                .build(),
            Option.oneOf("sort-by", SortOrder.class)
                .help("The order in which items are listed.")
                .choice("name", "from A to Z")
                .choice("quantity", "the fewest first")
                .defaultValue("name")
                .build(),
            Option.string("api-token")
                .help("The token that the service asks for before it changes anything.")
                .secret()
                .build()));
  }
}
