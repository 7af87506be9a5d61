package dev.runner.core.report;

import dev.runner.core.shard.Shard;
import dev.runner.core.store.StoredPart;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredShard;
import tools.jackson.core.JsonGenerator;

/** Writes what a run is a part of, and what it is made of; nothing for most runs. */
final class ShardJson {

  private ShardJson() {}

  /** Writes the keys {@code shard} and {@code mergedFrom} of a run that has them. */
  static void write(JsonGenerator json, StoredRun run) {
    run.shard().ifPresent(shard -> write(json, shard));
    if (!run.parts().isEmpty()) {
      json.writeArrayPropertyStart("mergedFrom");
      run.parts().forEach(part -> write(json, part));
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, StoredShard shard) {
    json.writeObjectPropertyStart("shard");
    write(json, shard.shard());
    json.writeNumberProperty("classes", shard.classes());
    json.writeNumberProperty("allClasses", shard.allClasses());
    json.writeNumberProperty("tests", shard.tests());
    json.writeNumberProperty("allTests", shard.allTests());
    json.writeStringProperty("basis", shard.basis());
    json.writeStringProperty("suite", shard.suite());
    json.writeStringProperty("division", shard.division());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, StoredPart part) {
    json.writeStartObject();
    json.writeStringProperty("run", part.run().toString());
    if (part.shard().isPresent()) {
      json.writeObjectPropertyStart("shard");
      write(json, part.shard().get());
      json.writeEndObject();
    } else {
      json.writeNullProperty("shard");
    }
    json.writeStringProperty("state", part.state().name());
    json.writeStringProperty("startedAt", UtcTime.of(part.startedAt()));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Shard shard) {
    json.writeNumberProperty("number", shard.number());
    json.writeNumberProperty("of", shard.of());
  }
}
