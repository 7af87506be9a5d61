package dev.runner.api.junit;

import dev.runner.api.config.AvailableServices;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import java.util.List;

/** The options of the fixtures in this package, found as a service. */
public final class FixtureDeclarations implements OptionDeclarations {

  enum Mode {
    FAST,
    VERY_SLOW
  }

  @Override
  public List<OptionGroup> optionGroups() {
    return List.of(
        AvailableServices.group("network", "volume"),
        OptionGroup.of(
            AvailableServices.GROUP,
            "Services that are not there.",
            Option.bool("telephone").help("Not there.").defaultValue("false").build(),
            Option.bool("pigeon").help("Not there.").defaultValue("false").build()),
        OptionGroup.of(
            "example",
            "Options of fixtures.",
            Option.integer("count").help("A number.").defaultValue("7").build(),
            Option.oneOf("mode", Mode.class).help("A choice.").defaultValue("very-slow").build(),
            Option.duration("pause").help("A time.").defaultValue("2s").build(),
            Option.list("names").help("Texts.").defaultValue("a,b").build(),
            Option.bool("flag").help("A switch.").defaultValue("false").build(),
            Option.map("labels").help("Texts by texts.").defaultValue("a=1,b=2").build(),
            Option.secret("secret").help("A secret.").defaultValue("c4n4ry").build(),
            Option.string("absent").help("Never set.").build()));
  }
}
