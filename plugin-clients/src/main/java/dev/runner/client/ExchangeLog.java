package dev.runner.client;

import dev.runner.api.junit.RunningTest;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/**
 * Writes each exchange down: a line to the log, and a line of JSON to the document of the test. The
 * document's schema is {@code exchange-v1.schema.json} of plugin-api.
 */
final class ExchangeLog {

  static final String FILE = "exchanges.jsonl";
  static final String MEDIA_TYPE = "application/vnd.runner.exchanges.v1+jsonl";

  private static final Logger LOG = LoggerFactory.getLogger("dev.runner.client.calls");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Optional<String> client;
  private final Optional<RunningTest> test;

  ExchangeLog(Optional<String> client, Optional<RunningTest> test) {
    this.client = client;
    this.test = test;
  }

  /** Writes an exchange, and how long the client waits behind it before it sends it again. */
  void write(Exchange exchange, Optional<Duration> wait) {
    LOG.info(
        "{} {} {} in {} ms{}",
        exchange.request().method(),
        exchange.request().uri(),
        exchange.response().map(answer -> Integer.toString(answer.status())).orElse("no answer"),
        exchange.took().toMillis(),
        wait.map(time -> ", again in " + time.toMillis() + " ms").orElse(""));
    test.ifPresent(running -> running.append(FILE, MEDIA_TYPE, line(running, exchange, wait)));
  }

  private String line(RunningTest running, Exchange exchange, Optional<Duration> wait) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.MAPPER.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringProperty("at", TIME.format(exchange.at()));
      text(json, "client", client);
      json.writeStringProperty("phase", running.phase().name());
      json.writeStringProperty("method", exchange.request().method());
      json.writeStringProperty("uri", exchange.request().uri());
      json.writeNumberProperty("attempt", exchange.attempt());
      json.writeNumberProperty("durationMs", millis(exchange.took()));
      json.writeName("status");
      exchange
          .response()
          .ifPresentOrElse(answer -> json.writeNumber(answer.status()), json::writeNull);
      json.writeName("request");
      String type = exchange.body().contentType().orElse("");
      message(json, exchange.sent(), body(exchange, type, exchange.body().content()));
      json.writeName("response");
      exchange
          .response()
          .ifPresentOrElse(answer -> answer(json, exchange, answer), json::writeNull);
      text(json, "failure", exchange.failure().map(RestException::problem));
      wait.ifPresent(time -> json.writeNumberProperty("waitMs", time.toMillis()));
      json.writeEndObject();
    }
    return line.toString();
  }

  private static void answer(JsonGenerator json, Exchange exchange, RestResponse answer) {
    message(
        json,
        exchange.redactor().headers(answer.allHeaders()),
        body(exchange, answer.contentType(), answer.content()));
  }

  private static Optional<Redactor.Shown> body(Exchange exchange, String type, byte[] content) {
    return content.length == 0
        ? Optional.empty()
        : Optional.of(exchange.redactor().body(type, content));
  }

  private static void message(
      JsonGenerator json, Map<String, List<String>> headers, Optional<Redactor.Shown> body) {
    json.writeStartObject();
    json.writeName("headers");
    json.writeStartObject();
    headers.forEach(
        (name, values) -> {
          json.writeArrayPropertyStart(name);
          values.forEach(json::writeString);
          json.writeEndArray();
        });
    json.writeEndObject();
    json.writeName("body");
    body.ifPresentOrElse(shown -> body(json, shown), json::writeNull);
    json.writeEndObject();
  }

  private static void body(JsonGenerator json, Redactor.Shown shown) {
    json.writeStartObject();
    json.writeNumberProperty("bytes", shown.bytes());
    text(json, "text", shown.text());
    json.writeBooleanProperty("cut", shown.cut());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, Optional<String> value) {
    json.writeName(name);
    value.ifPresentOrElse(json::writeString, json::writeNull);
  }

  private static BigDecimal millis(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 6).setScale(1, RoundingMode.HALF_UP);
  }
}
