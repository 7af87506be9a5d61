package ${package};

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import java.util.List;

/** Declares the options of this plugin; META-INF/services names this class. */
public final class ServiceOptions implements OptionDeclarations {

  @Override
  public List<OptionGroup> optionGroups() {
    return List.of(
        OptionGroup.of(
            "${pluginId}",
            "The service that this plugin tests.",
            Option.uri("endpoint")
                .help("Where the service is; without it the tests start one of their own.")
                .build(),
            Option.duration("request-timeout")
                .help("How long one request may take.")
                .defaultValue("5s")
                .build()));
  }
}
