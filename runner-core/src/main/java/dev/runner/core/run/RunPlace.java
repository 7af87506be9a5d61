package dev.runner.core.run;

import dev.runner.core.config.CoreOptions;
import dev.runner.core.event.RunEvent.RunPlaced;
import dev.runner.core.fork.Jdk;
import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says where a run takes place: on which runner, with which JDKs, against which system. */
final class RunPlace {

  private RunPlace() {}

  /** Returns the place of a run that begins. */
  static RunPlaced of(PreparedSuite prepared) {
    ForkSetups setups = prepared.settings().setups();
    boolean inProcess = prepared.settings().debugging().inProcess();
    String shared = version(inProcess ? Jdk.running() : setups.all().jdk());
    Map<PluginId, String> others = new TreeMap<>();
    if (!inProcess) {
      setups.own().forEach((plugin, setup) -> others.put(plugin, version(setup.jdk())));
      others.values().removeIf(shared::equals);
    }
    return new RunPlaced(ProductVersion.current().full(), shared, others, environment(prepared));
  }

  /** Returns the place of a run that is made of others; empty where they do not agree. */
  static Optional<RunPlaced> of(List<MergePart> parts) {
    List<RunPlaced> places = new ArrayList<>();
    parts.forEach(part -> part.place().ifPresent(places::add));
    boolean agree = places.size() == parts.size() && places.stream().distinct().count() == 1;
    return agree ? Optional.of(places.get(0)) : Optional.empty();
  }

  private static Optional<String> environment(PreparedSuite prepared) {
    return Optional.ofNullable(prepared.config().options().get(CoreOptions.RUN_ENVIRONMENT))
        .flatMap(option -> option.values())
        .map(values -> values.get(0));
  }

  /** Returns a version without the number of its build, which not every JDK tells. */
  private static String version(Jdk jdk) {
    return jdk.version().split("\\+", 2)[0];
  }
}
