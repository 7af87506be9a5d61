package dev.runner.core.fork;

import dev.runner.api.config.Deprecation;
import dev.runner.api.config.FormerName;
import dev.runner.api.config.Option;
import dev.runner.api.config.OptionCondition;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionKind;
import dev.runner.api.config.OptionRange;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes option declarations. */
final class OptionCodec {

  private OptionCodec() {}

  static WireWriter groups(WireWriter out, List<OptionGroup> groups) {
    return out.list(
        groups,
        (o, group) ->
            o.text(group.name())
                .text(group.help())
                .list(group.options(), OptionCodec::option)
                .list(group.formerNames(), OptionCodec::former)
                .flag(group.extension()));
  }

  static List<OptionGroup> groups(WireReader in) {
    return in.list(
        i ->
            new OptionGroup(
                i.text(),
                i.text(),
                i.list(OptionCodec::option),
                i.list(OptionCodec::former),
                i.flag()));
  }

  static void option(WireWriter out, Option option) {
    out.text(option.name())
        .constant(option.kind())
        .text(option.help())
        .optional(option.defaultValue(), WireWriter::text)
        .flag(option.required())
        .optional(option.requiredIf(), (o, of) -> o.text(of.key()).texts(of.values()))
        .flag(option.secret())
        .texts(option.choices())
        .list(option.choiceTexts().entrySet(), (o, of) -> o.text(of.getKey()).text(of.getValue()))
        .optional(option.range(), (o, range) -> o.realNumber(range.min()).realNumber(range.max()))
        .optional(option.pattern(), WireWriter::text)
        .list(option.formerNames(), OptionCodec::former)
        .optional(option.deprecation(), OptionCodec::deprecation)
        .optional(option.since(), WireWriter::text);
  }

  static Option option(WireReader in) {
    return new Option(
        in.text(),
        in.constant(OptionKind.values()),
        in.text(),
        in.optional(WireReader::text),
        in.flag(),
        in.optional(i -> new OptionCondition(i.text(), i.texts())),
        in.flag(),
        in.texts(),
        choiceTexts(in),
        in.optional(i -> new OptionRange(i.realNumber(), i.realNumber())),
        in.optional(WireReader::text),
        in.list(OptionCodec::former),
        in.optional(OptionCodec::deprecation),
        in.optional(WireReader::text));
  }

  private static Map<String, String> choiceTexts(WireReader in) {
    Map<String, String> texts = new HashMap<>();
    in.list(i -> Map.entry(i.text(), i.text()))
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    return texts;
  }

  private static void former(WireWriter out, FormerName former) {
    out.text(former.name()).optional(former.deprecation(), OptionCodec::deprecation);
  }

  private static FormerName former(WireReader in) {
    return new FormerName(in.text(), in.optional(OptionCodec::deprecation));
  }

  private static void deprecation(WireWriter out, Deprecation deprecation) {
    out.text(deprecation.reason()).text(deprecation.removal());
  }

  private static Deprecation deprecation(WireReader in) {
    return new Deprecation(in.text(), in.text());
  }
}
