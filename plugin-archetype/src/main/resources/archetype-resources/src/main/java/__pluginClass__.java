package ${package};

import dev.runner.api.client.ClientProvider;
import dev.runner.api.client.NamedClient;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import java.util.List;

/**
 * What this plugin brings beside its tests: options and a client. META-INF/services names this
 * class twice, once for each.
 */
public final class ${pluginClass} implements OptionDeclarations, ClientProvider {

  /** How fast the service makes changes visible to others. */
  public enum Consistency {
    STRONG,
    EVENTUAL
  }

  /** One option of each kind; keep those that you need. */
  @Override
  public List<OptionGroup> optionGroups() {
    return List.of(
        OptionGroup.of(
            "${pluginId}",
            "The service that this plugin tests.",
            Option.uri("endpoint")
                .help("Where the service is; without it the tests start one of their own.")
                .build(),
            Option.string("api-token").help("What the service asks for.").secret().build(),
            Option.duration("request-timeout")
                .help("How long one request may take.")
                .defaultValue("5s")
                .build(),
            Option.string("prefix")
                .help("How the names of notes begin that tests write.")
                .defaultValue("runner")
                .pattern("[a-z][a-z0-9-]*")
                .build(),
            Option.bool("keep-notes")
                .help("Leaves what tests have written, to look at it.")
                .defaultValue("false")
                .build(),
            Option.integer("bulk")
                .help("How many notes the scenario writes.")
                .defaultValue("3")
                .range(1, 1000)
                .build(),
            Option.decimal("slow-factor")
                .help("How many times slower than usual the service may be.")
                .defaultValue("1.0")
                .range(1, 100)
                .build(),
            Option.size("largest-note")
                .help("The length of the longest note that is tried.")
                .defaultValue("64k")
                .build(),
            Option.oneOf("consistency", Consistency.class)
                .help("How fast the service makes changes visible to others.")
                .defaultValue("strong")
                .build(),
            Option.list("languages")
                .help("Languages that notes are tried in.")
                .defaultValue("en,de")
                .build(),
            Option.map("headers").help("What is sent with each request.").build(),
            Option.path("certificate").help("Whom to trust, as a PEM file.").build()));
  }

  @Override
  public String serviceVersion() {
    return "${pluginId}.v1";
  }

  /** Offers the client to the tests of this plugin, and of those that depend on it. */
  @Override
  public List<NamedClient<?>> clients() {
    return List.of(
        new NamedClient<>("${pluginId}", Notes.class, setUp -> RestNotes.connect(setUp.options())));
  }
}
