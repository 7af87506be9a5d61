package dev.runner.core.suite;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes what forks are told of the suite. */
public final class SuiteCodec {

  private SuiteCodec() {}

  public static WireWriter selection(WireWriter out, Selection selection) {
    return out.texts(values(selection.plugins()))
        .texts(values(selection.excludedPlugins()))
        .texts(selection.tagExpressions())
        .texts(selection.regexes())
        .texts(selection.excludedRegexes())
        .texts(selection.classes())
        .texts(selection.methods().stream().map(MethodName::toString).toList());
  }

  public static Selection selection(WireReader in) {
    return new Selection(
        ids(in),
        ids(in),
        in.texts(),
        in.texts(),
        in.texts(),
        in.texts(),
        in.texts().stream().map(MethodName::parse).toList());
  }

  public static WireWriter portion(WireWriter out, Portion portion) {
    return out.text(portion.plugin().value())
        .texts(portion.classes())
        .flag(portion.allEngines())
        .texts(portion.uniqueIds());
  }

  public static Portion portion(WireReader in) {
    return new Portion(new PluginId(in.text()), in.texts(), in.flag(), in.texts());
  }

  private static Collection<String> values(Set<PluginId> ids) {
    return ids.stream().map(PluginId::value).toList();
  }

  private static Set<PluginId> ids(WireReader in) {
    return in.texts().stream().map(PluginId::new).collect(Collectors.toSet());
  }
}
