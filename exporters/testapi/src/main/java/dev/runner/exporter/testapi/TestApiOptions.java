package dev.runner.exporter.testapi;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.exporter.http.CallSettings;
import java.util.ArrayList;
import java.util.List;

/** The options of the exporter. */
public final class TestApiOptions implements OptionDeclarations {

  static final String GROUP = "testapi";

  /** For the runner, which finds it as a service. */
  public TestApiOptions() {}

  @Override
  public List<OptionGroup> optionGroups() {
    List<Option> options = new ArrayList<>(CallSettings.options());
    options.addAll(ofPlace());
    options.addAll(ofBuild());
    return List.of(new OptionGroup(GROUP, "Runs that are pushed to an OPNFV TestAPI.", options));
  }

  private static List<Option> ofPlace() {
    return List.of(
        Option.string("case").help("The name of the case, where the whole run is one.").build(),
        Option.string("cases")
            .help("What is a case there, and gets a result: the run, a plugin, a class or a test.")
            .choices("run", "plugin", "class", "test")
            .defaultValue("run")
            .build(),
        Option.string("pod").help("The name of the pod; schemes testapi+....").build(),
        Option.integer("pod-id").help("The number of the pod; schemes testapi0+....").build(),
        Option.string("project").help("The name of the project.").build(),
        Option.secret("token").help("Sent as 'X-Auth-Token'.").build());
  }

  private static List<Option> ofBuild() {
    return List.of(
        Option.string("build-tag")
            .help("The build that results belong to; the run's id after 'runner-' if not set.")
            .build(),
        Option.string("installer")
            .help("What has installed what was tested.")
            .defaultValue("unknown")
            .build(),
        Option.string("scenario").help("What was installed.").defaultValue("unknown").build(),
        Option.string("version")
            .help("The version of what was tested.")
            .defaultValue("unknown")
            .build());
  }
}
