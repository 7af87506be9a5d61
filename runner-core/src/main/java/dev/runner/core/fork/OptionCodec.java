package dev.runner.core.fork;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionKind;
import dev.runner.api.config.OptionRange;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.List;

/** Reads and writes option declarations. */
final class OptionCodec {

  private OptionCodec() {}

  static WireWriter groups(WireWriter out, List<OptionGroup> groups) {
    return out.list(
        groups,
        (o, group) ->
            o.text(group.name()).text(group.help()).list(group.options(), OptionCodec::option));
  }

  static List<OptionGroup> groups(WireReader in) {
    return in.list(i -> new OptionGroup(i.text(), i.text(), i.list(OptionCodec::option)));
  }

  static void option(WireWriter out, Option option) {
    out.text(option.name())
        .constant(option.kind())
        .text(option.help())
        .optional(option.defaultValue(), WireWriter::text)
        .flag(option.required())
        .flag(option.secret())
        .texts(option.choices())
        .optional(option.range(), (o, range) -> o.realNumber(range.min()).realNumber(range.max()))
        .texts(option.deprecatedNames())
        .optional(option.since(), WireWriter::text);
  }

  static Option option(WireReader in) {
    return new Option(
        in.text(),
        in.constant(OptionKind.values()),
        in.text(),
        in.optional(WireReader::text),
        in.flag(),
        in.flag(),
        in.texts(),
        in.optional(i -> new OptionRange(i.realNumber(), i.realNumber())),
        in.texts(),
        in.optional(WireReader::text));
  }
}
