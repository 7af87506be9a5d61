package dev.runner.exporter.webhook;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.doubles.FaultMatrix;
import dev.runner.exporter.doubles.HookDouble;
import dev.runner.exporter.doubles.HttpDouble;
import dev.runner.exporter.doubles.Trouble;
import java.util.List;
import java.util.Optional;

/** Tests posted in batches, through all that may go wrong. */
final class WebhookFaultsTests extends FaultMatrix {

  private HookDouble remote = new HookDouble();

  @Override
  protected RunExporter exporter() {
    return new WebhookExporter();
  }

  @Override
  protected OptionDeclarations declarations() {
    return new WebhookOptions();
  }

  @Override
  protected String target() {
    return "webhook+%s://%s/hook";
  }

  @Override
  protected HttpDouble.Service fresh() {
    remote = new HookDouble();
    return remote;
  }

  @Override
  protected List<String> options() {
    return List.of(
        "webhook.template",
        "tests",
        "webhook.batch",
        "5",
        "webhook.token",
        CANARY + "-t0ken",
        "webhook.secret-path",
        "/" + CANARY + "-p4th");
  }

  @Override
  protected Optional<String> addressed() {
    return Optional.of(CANARY + "-p4th");
  }

  /** A receiver may answer whatever it likes, a page for people, too. */
  @Override
  protected boolean hurts(Trouble trouble) {
    return trouble != Trouble.PROXY_GREETS;
  }

  @Override
  protected List<String> remote() {
    return remote.received();
  }
}
