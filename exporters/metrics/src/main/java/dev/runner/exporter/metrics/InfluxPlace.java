package dev.runner.exporter.metrics;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.exporter.http.Route;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where points go.
 *
 * @param root the address of the service, without a slash at its end
 * @param first whether it is InfluxDB 1
 * @param name the bucket, or the database
 */
record InfluxPlace(String root, boolean first, String name) {

  /** Reads a target whose path ends with the name; it may be no good. */
  static InfluxPlace of(ExportTarget target) {
    URI endpoint = target.endpoint();
    String path = Optional.ofNullable(endpoint.getPath()).orElse("");
    int slash = path.lastIndexOf('/');
    return new InfluxPlace(
        "%s://%s%s"
            .formatted(
                endpoint.getScheme(),
                endpoint.getRawAuthority(),
                slash < 0 ? "" : path.substring(0, slash)),
        target.scheme().startsWith(MetricsOptions.INFLUXDB + "1+"),
        path.substring(slash + 1));
  }

  static List<String> wrong(ExportTarget target, PluginOptions options) {
    List<String> wrong = new ArrayList<>();
    InfluxPlace place = of(target);
    if (target.uri().getHost() == null
        || place.name().isEmpty()
        || target.uri().getRawQuery() != null
        || target.uri().getRawFragment() != null) {
      wrong.add(
          "the target ends with the name of a bucket or, with influxdb1+, of a database: write it as in 'influxdb+https://HOST:8086/ci'");
    }
    if (!place.first() && options.find("influxdb.org", String.class).isEmpty()) {
      wrong.add(
          "option 'influxdb.org' is not set: InfluxDB 2 asks for the organization of a bucket");
    }
    Access.wrong(options, MetricsOptions.INFLUXDB).ifPresent(wrong::add);
    Route.of(options, MetricsOptions.INFLUXDB).problem(target.endpoint()).ifPresent(wrong::add);
    return wrong;
  }

  /** Returns the address that points are posted to; the versions differ in all of it. */
  URI writeUri(PluginOptions options) {
    String precision = options.get("influxdb.precision", String.class);
    if (!first) {
      return URI.create(
          "%s/api/v2/write?org=%s&bucket=%s&precision=%s"
              .formatted(
                  root,
                  encoded(options.find("influxdb.org", String.class).orElse("")),
                  encoded(name),
                  precision));
    }
    String policy =
        options
            .find("influxdb.retention-policy", String.class)
            .map(text -> "&rp=" + encoded(text))
            .orElse("");
    String short1 = precision.equals("ns") ? "n" : precision.equals("us") ? "u" : precision;
    return URI.create(
        "%s/write?db=%s%s&precision=%s".formatted(root, encoded(name), policy, short1));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
