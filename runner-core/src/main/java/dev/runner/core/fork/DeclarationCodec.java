package dev.runner.core.fork;

import dev.runner.core.plugin.ClientOffer;
import dev.runner.core.plugin.ExporterOffer;
import dev.runner.core.plugin.PluginDeclarations;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;

/** Reads and writes what plugins declare. */
final class DeclarationCodec {

  private DeclarationCodec() {}

  static WireWriter write(WireWriter out, PluginDeclarations declared) {
    return OptionCodec.groups(out, declared.groups())
        .list(declared.clients(), (o, offer) -> o.text(offer.serviceVersion()).texts(offer.names()))
        .list(
            declared.exporters(),
            (o, offer) -> o.constant(offer.kind()).texts(offer.schemes()).text(offer.summary()));
  }

  static PluginDeclarations read(WireReader in) {
    return new PluginDeclarations(
        OptionCodec.groups(in),
        in.list(i -> new ClientOffer(i.text(), i.texts())),
        in.list(i -> new ExporterOffer(i.constant(ServiceKind.values()), i.texts(), i.text())));
  }
}
