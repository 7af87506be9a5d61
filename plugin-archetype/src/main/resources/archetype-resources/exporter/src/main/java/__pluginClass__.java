package ${package};

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Posts a line for each test of a run to a URL. META-INF/services names this class twice: as an
 * exporter, and because it declares options.
 */
public final class ${pluginClass} implements RunExporter, OptionDeclarations {

  private final HttpClient http = HttpClient.newHttpClient(); // follows no redirect

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "a line for each test", "${pluginId}+http", "${pluginId}+https");
  }

  @Override
  public List<OptionGroup> optionGroups() {
    return List.of(
        OptionGroup.of(
            "${pluginId}",
            "Where runs are exported to.",
            Option.secret("token").help("What the other side asks for.").build(),
            Option.duration("request-timeout")
                .help("How long one request may take.")
                .defaultValue("30s")
                .build()));
  }

  @Override
  public List<String> validate(ExportTarget target) {
    return target.endpoint().getHost() == null
        ? List.of("The target '" + target.uri() + "' names no host")
        : List.of();
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    export.expect(run.header().counts().planned());
    for (ExportedTest test : run.tests()) {
      String content = test.outcome() + " " + test.message().hashCode();
      if (!export.outbox().isOpen(test.key(), content)) {
        continue; // it is there
      }
      if (export.isDryRun()) {
        export.plan("POST " + export.target().endpoint() + " for " + test.id());
      } else {
        send(run, test, content, export);
      }
    }
    return ExportReceipt.NONE.named("run", run.header().id()).linked(export.target().endpoint());
  }

  private void send(ExportedRun run, ExportedTest test, String content, Export export)
      throws IOException, InterruptedException {
    export.outbox().pending(test.key(), content);
    String id = run.header().id() + test.key() + content;
    HttpResponse<String> reply = http.send(request(test, id, export), BodyHandlers.ofString());
    int status = reply.statusCode();
    if (status / 100 == 2) {
      export.outbox().sent(test.key(), content, reply.body().strip());
    } else {
      boolean retry = status == 429 || status >= 500;
      export.outbox().failed(test.key(), content, "was answered with " + status, retry);
    }
  }

  private static HttpRequest request(ExportedTest test, String id, Export export) {
    byte[] unique = id.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(export.target().endpoint())
            .timeout(export.options().get("${pluginId}.request-timeout", Duration.class))
            .header("Idempotency-Key", UUID.nameUUIDFromBytes(unique).toString())
            .POST(BodyPublishers.ofString(test.outcome() + " " + test.id()));
    export
        .options()
        .find("${pluginId}.token", String.class)
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }
}
