package dev.runner.exporter.metrics;

import java.util.List;

/** Points of InfluxDB 1, which knows users, through all that may go wrong. */
final class Influxdb1FaultsTests extends InfluxdbFaultsTests {

  @Override
  protected String target() {
    return "influxdb1+%s://%s/ci";
  }

  @Override
  protected List<String> options() {
    return List.of(
        "influxdb.batch", "5", "influxdb.user", "me", "influxdb.password", CANARY + "-passw0rd");
  }
}
