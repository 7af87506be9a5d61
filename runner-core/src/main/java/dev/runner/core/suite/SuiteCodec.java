package dev.runner.core.suite;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes what forks are told of the suite. */
public final class SuiteCodec {

  private SuiteCodec() {}

  /** Writes a selection without its lists of tests: forks are told these by unique id. */
  public static WireWriter selection(WireWriter out, Selection selection) {
    return out.texts(values(selection.plugins()))
        .texts(values(selection.excludedPlugins()))
        .texts(selection.tagExpressions())
        .texts(selection.regexes())
        .texts(selection.excludedRegexes())
        .texts(selection.classes())
        .texts(selection.methods().stream().map(MethodName::toString).toList())
        .optional(selection.lists().included(), (text, rules) -> text.list(rules, SuiteCodec::rule))
        .list(selection.lists().excluded(), SuiteCodec::rule);
  }

  public static Selection selection(WireReader in) {
    return new Selection(
        ids(in),
        ids(in),
        in.texts(),
        in.texts(),
        in.texts(),
        in.texts(),
        in.texts().stream().map(MethodName::parse).toList(),
        new TestLists(
            in.optional(rules -> rules.list(SuiteCodec::rule)),
            in.list(SuiteCodec::rule),
            List.of()));
  }

  public static WireWriter portion(WireWriter out, Portion portion) {
    return out.text(portion.plugin().value())
        .texts(portion.classes())
        .flag(portion.allEngines())
        .texts(portion.uniqueIds())
        .flag(portion.inSequence());
  }

  public static Portion portion(WireReader in) {
    return new Portion(new PluginId(in.text()), in.texts(), in.flag(), in.texts(), in.flag());
  }

  private static void rule(WireWriter out, ListedRegex rule) {
    out.text(rule.regex()).text(rule.reason()).text(rule.origin());
  }

  private static ListedRegex rule(WireReader in) {
    return new ListedRegex(in.text(), in.text(), in.text());
  }

  private static Collection<String> values(Set<PluginId> ids) {
    return ids.stream().map(PluginId::value).toList();
  }

  private static Set<PluginId> ids(WireReader in) {
    return in.texts().stream().map(PluginId::new).collect(Collectors.toSet());
  }
}
