package dev.runner.core.event;

import dev.runner.core.issue.Issue;
import dev.runner.core.issue.Severity;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Cause;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.List;

/** Reads and writes the values that both run events and the messages of forks carry. */
public final class ValueCodec {

  private ValueCodec() {}

  public static WireWriter issue(WireWriter out, Issue issue) {
    return out.constant(issue.severity())
        .text(issue.code())
        .text(issue.subject())
        .text(issue.message())
        .optional(issue.origin(), WireWriter::text);
  }

  public static Issue issue(WireReader in) {
    return new Issue(
        in.constant(Severity.values()),
        in.text(),
        in.text(),
        in.text(),
        in.optional(WireReader::text));
  }

  public static WireWriter description(WireWriter out, TestDescription test) {
    return out.text(test.plugin().value())
        .text(test.uniqueId())
        .text(test.printedId())
        .text(test.className())
        .text(test.name())
        .text(test.displayName())
        .optional(test.uuid(), WireWriter::text)
        .texts(test.tags());
  }

  public static TestDescription description(WireReader in) {
    return new TestDescription(
        new PluginId(in.text()),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.optional(WireReader::text),
        in.texts());
  }

  /** Writes a description and its known issues, which {@link #description} leaves out. */
  public static WireWriter whole(WireWriter out, TestDescription test) {
    return description(out, test)
        .list(
            test.known(),
            (o, issue) ->
                o.text(issue.id()).constant(issue.mode()).text(issue.reason()).text(issue.link()));
  }

  /** Reads what {@link #whole} has written. */
  public static TestDescription whole(WireReader in) {
    TestDescription test = description(in);
    List<KnownIssue> known =
        in.list(
            i ->
                new KnownIssue(i.text(), i.constant(KnownIssue.Mode.values()), i.text(), i.text()));
    return known.isEmpty() ? test : test.with(known);
  }

  public static WireWriter verdict(WireWriter out, Verdict verdict) {
    return out.constant(verdict.outcome())
        .optional(verdict.cause(), WireWriter::constant)
        .text(verdict.message())
        .text(verdict.detail());
  }

  public static Verdict verdict(WireReader in) {
    Outcome outcome = in.constant(Outcome.values());
    return new Verdict(
        outcome, in.optional(reader -> reader.constant(Cause.values())), in.text(), in.text());
  }
}
