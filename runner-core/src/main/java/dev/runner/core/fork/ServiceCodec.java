package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import dev.runner.api.service.ProbeFinding;
import dev.runner.api.service.Residue;
import dev.runner.api.service.RunEnd;
import dev.runner.api.service.RunStart;
import dev.runner.api.service.TestResult;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads and writes what supervisor and forks tell each other about services and credentials. */
final class ServiceCodec {

  private static final int EXPORT_TASK = 152;
  private static final int VALIDATE_FOR_TASK = 153;

  private ServiceCodec() {}

  static void encode(WireWriter out, ToFork message) {
    if (message instanceof ToFork.Serve m) {
      out.number(60).list(m.plugins(), SetUpCodec::setUp);
    } else if (message instanceof ToFork.Call m) {
      request(out.number(61), m.request());
    } else if (message instanceof ToFork.Lend m) {
      credential(out.number(62).number(m.request()), m.credential());
    } else if (message instanceof ToFork.Decline m) {
      out.number(63).number(m.request()).text(m.reason());
    } else if (message instanceof ToFork.Tells m) {
      ExportCodec.reply(out.number(125).number(m.question()), m.reply());
    }
  }

  static ToFork toFork(int kind, WireReader in) {
    return switch (kind) {
      case 60 -> new ToFork.Serve(in.list(SetUpCodec::setUp));
      case 61 -> new ToFork.Call(request(in));
      case 62 -> new ToFork.Lend(in.number(), credential(in));
      case 63 -> new ToFork.Decline(in.number(), in.text());
      case 125 -> new ToFork.Tells(in.number(), ExportCodec.reply(in));
      default -> throw new WireException("No message of kind " + kind + " to a fork");
    };
  }

  static void encode(WireWriter out, FromFork message) {
    if (message instanceof FromFork.Answered m) {
      answer(out.number(60), m.answer());
    } else if (message instanceof FromFork.CallFailed m) {
      out.number(61).text(m.message());
    } else if (message instanceof FromFork.Wanted m) {
      asked(out.number(62).number(m.request()).text(m.plugin().value()), m.wanted())
          .text(m.holder());
    } else if (message instanceof FromFork.GivenBack m) {
      out.number(63).number(m.request());
    } else if (message instanceof FromFork.Asks m) {
      ExportCodec.question(out.number(125).number(m.number()), m.question());
    }
  }

  static FromFork fromFork(int kind, WireReader in) {
    return switch (kind) {
      case 60 -> new FromFork.Answered(answer(in));
      case 61 -> new FromFork.CallFailed(in.text());
      case 62 -> new FromFork.Wanted(in.number(), new PluginId(in.text()), asked(in), in.text());
      case 63 -> new FromFork.GivenBack(in.number());
      case 125 -> new FromFork.Asks(in.number(), ExportCodec.question(in));
      default -> throw new WireException("No message of kind " + kind + " from a fork");
    };
  }

  private static void request(WireWriter out, ServiceRequest request) {
    if (request instanceof ServiceRequest.Create r) {
      asked(out.number(1).text(r.name()), r.request()).text(r.key());
    } else if (request instanceof ServiceRequest.Release r) {
      credential(out.number(2), r.credential());
    } else if (request instanceof ServiceRequest.ListResidues) {
      out.number(3);
    } else if (request instanceof ServiceRequest.Delete r) {
      residue(out.number(4), r.residue());
    } else if (request instanceof ServiceRequest.Probe) {
      out.number(5);
    } else if (request instanceof ServiceRequest.Hear r) {
      out.number(6).list(r.notices(), ServiceCodec::notice);
    } else if (request instanceof ServiceRequest.Validate r) {
      out.number(7).text(r.target());
    } else if (request instanceof ServiceRequest.ExportRun r) {
      ExportCodec.export(out.number(8), r);
    } else if (request instanceof ServiceRequest.ExportTask r) {
      ExportCodec.exportTask(out.number(EXPORT_TASK), r);
    } else if (request instanceof ServiceRequest.ValidateForTask r) {
      out.number(VALIDATE_FOR_TASK).text(r.target());
    }
  }

  private static ServiceRequest request(WireReader in) {
    int kind = in.number();
    return switch (kind) {
      case 1 -> new ServiceRequest.Create(in.text(), asked(in), in.text());
      case 2 -> new ServiceRequest.Release(credential(in));
      case 3 -> new ServiceRequest.ListResidues();
      case 4 -> new ServiceRequest.Delete(residue(in));
      case 5 -> new ServiceRequest.Probe();
      case 6 -> new ServiceRequest.Hear(in.list(ServiceCodec::notice));
      case 7 -> new ServiceRequest.Validate(in.text());
      case 8 -> ExportCodec.export(in);
      case EXPORT_TASK -> ExportCodec.exportTask(in);
      case VALIDATE_FOR_TASK -> new ServiceRequest.ValidateForTask(in.text());
      default -> throw new WireException("No request of kind " + kind);
    };
  }

  private static void answer(WireWriter out, ServiceAnswer answer) {
    if (answer instanceof ServiceAnswer.Done) {
      out.number(1);
    } else if (answer instanceof ServiceAnswer.Made a) {
      credential(out.number(2), a.credential());
    } else if (answer instanceof ServiceAnswer.Listed a) {
      out.number(3).list(a.residues(), ServiceCodec::residue);
    } else if (answer instanceof ServiceAnswer.Findings a) {
      out.number(4)
          .list(
              a.findings(),
              (o, f) ->
                  o.text(f.key())
                      .flag(f.wrong())
                      .text(f.message())
                      .optional(f.found(), WireWriter::text));
    } else if (answer instanceof ServiceAnswer.Objections a) {
      out.number(5).texts(a.texts()).texts(a.destination());
    } else if (answer instanceof ServiceAnswer.Exported a) {
      ExportCodec.receipt(out.number(6), a.receipt());
    }
  }

  private static ServiceAnswer answer(WireReader in) {
    int kind = in.number();
    return switch (kind) {
      case 1 -> new ServiceAnswer.Done();
      case 2 -> new ServiceAnswer.Made(credential(in));
      case 3 -> new ServiceAnswer.Listed(in.list(ServiceCodec::residue));
      case 4 ->
          new ServiceAnswer.Findings(
              in.list(
                  i ->
                      new ProbeFinding(
                          i.text(), i.flag(), i.text(), i.optional(WireReader::text))));
      case 5 -> new ServiceAnswer.Objections(in.texts(), in.texts());
      case 6 -> new ServiceAnswer.Exported(ExportCodec.receipt(in));
      default -> throw new WireException("No answer of kind " + kind);
    };
  }

  private static WireWriter asked(WireWriter out, CredentialRequest request) {
    return out.constant(request.kind()).texts(request.roles()).text(request.label());
  }

  private static CredentialRequest asked(WireReader in) {
    return new CredentialRequest(
        in.constant(CredentialKind.values()), Set.copyOf(in.texts()), in.text());
  }

  private static void credential(WireWriter out, Credential credential) {
    out.text(credential.name()).constant(credential.kind()).texts(credential.roles());
    out.list(credential.fields().entrySet(), (o, e) -> o.text(e.getKey()).text(e.getValue()));
    out.list(
        credential.secrets().entrySet(), (o, e) -> o.text(e.getKey()).text(e.getValue().reveal()));
  }

  private static Credential credential(WireReader in) {
    String name = in.text();
    CredentialKind kind = in.constant(CredentialKind.values());
    Set<String> roles = Set.copyOf(in.texts());
    Map<String, String> fields = new TreeMap<>();
    in.list(i -> Map.entry(i.text(), i.text())).forEach(e -> fields.put(e.getKey(), e.getValue()));
    Map<String, Secret> secrets = new TreeMap<>();
    in.list(i -> Map.entry(i.text(), i.text()))
        .forEach(e -> secrets.put(e.getKey(), Secret.of(e.getValue())));
    return new Credential(name, kind, roles, fields, secrets);
  }

  private static void residue(WireWriter out, Residue residue) {
    out.text(residue.type()).text(residue.id()).text(residue.name());
  }

  private static Residue residue(WireReader in) {
    return new Residue(in.text(), in.text(), in.text());
  }

  private static void notice(WireWriter out, Notice notice) {
    if (notice instanceof Notice.Started n) {
      out.number(1).text(n.run().run()).instant(n.run().at()).flag(n.run().resumed());
    } else if (notice instanceof Notice.Finished n) {
      TestResult test = n.test();
      out.number(2).text(test.id()).text(test.plugin()).number(test.attempt());
      out.constant(test.outcome()).text(test.message()).bigNumber(test.duration().toNanos());
    } else if (notice instanceof Notice.Ended n) {
      out.number(3).text(n.run().run()).flag(n.run().cancelled());
      out.list(
          n.run().attempts().entrySet(), (o, e) -> o.constant(e.getKey()).number(e.getValue()));
    }
  }

  private static Notice notice(WireReader in) {
    int kind = in.number();
    return switch (kind) {
      case 1 -> new Notice.Started(new RunStart(in.text(), in.instant(), in.flag()));
      case 2 ->
          new Notice.Finished(
              new TestResult(
                  in.text(),
                  in.text(),
                  in.number(),
                  in.constant(TestResult.Outcome.values()),
                  in.text(),
                  Duration.ofNanos(in.bigNumber())));
      case 3 -> new Notice.Ended(ended(in));
      default -> throw new WireException("No notice of kind " + kind);
    };
  }

  private static RunEnd ended(WireReader in) {
    String run = in.text();
    boolean cancelled = in.flag();
    Map<TestResult.Outcome, Integer> attempts = new EnumMap<>(TestResult.Outcome.class);
    in.list(i -> Map.entry(i.constant(TestResult.Outcome.values()), i.number()))
        .forEach(e -> attempts.put(e.getKey(), e.getValue()));
    return new RunEnd(run, cancelled, attempts);
  }
}
