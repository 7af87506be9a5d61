package dev.runner.core.fork;

import dev.runner.core.fork.ToFork.PluginSetUp;
import dev.runner.core.plugin.PluginFiles;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.PluginToLoad;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads and writes what a fork is told of plugins. */
final class SetUpCodec {

  private SetUpCodec() {}

  static void plugin(WireWriter out, PluginToLoad plugin) {
    out.text(plugin.id().value())
        .text(plugin.files().jar().toString())
        .texts(plugin.files().libraries().stream().map(Path::toString).toList())
        .flag(plugin.starts());
  }

  static PluginToLoad plugin(WireReader in) {
    PluginId id = new PluginId(in.text());
    Path jar = Path.of(in.text());
    PluginFiles files = new PluginFiles(jar, in.texts().stream().map(Path::of).toList());
    return new PluginToLoad(id, files, in.flag());
  }

  static void setUp(WireWriter out, PluginSetUp setUp) {
    plugin(out, setUp.plugin());
    out.texts(setUp.packages());
    map(out, setUp.junitParameters(), WireWriter::text);
    map(out, setUp.declared(), OptionCodec::option);
    map(out, setUp.values(), WireWriter::texts);
    out.texts(setUp.disownedIds());
  }

  static PluginSetUp setUp(WireReader in) {
    return new PluginSetUp(
        plugin(in),
        in.texts(),
        map(in, WireReader::text),
        map(in, OptionCodec::option),
        map(in, WireReader::texts),
        Set.copyOf(in.texts()));
  }

  static <T> void map(WireWriter out, Map<String, T> map, BiConsumer<WireWriter, T> element) {
    out.list(
        map.entrySet(), (o, entry) -> element.accept(o.text(entry.getKey()), entry.getValue()));
  }

  static <T> Map<String, T> map(WireReader in, Function<WireReader, T> element) {
    Map<String, T> map = new HashMap<>();
    List<Map.Entry<String, T>> entries = in.list(i -> Map.entry(i.text(), element.apply(i)));
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }
}
