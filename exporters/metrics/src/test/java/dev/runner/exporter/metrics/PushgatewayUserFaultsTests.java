package dev.runner.exporter.metrics;

import java.util.List;

/** A push by a user with a password, through all that may go wrong. */
final class PushgatewayUserFaultsTests extends PushgatewayFaultsTests {

  @Override
  protected List<String> options() {
    return List.of("pushgateway.user", "me", "pushgateway.password", CANARY + "-passw0rd");
  }
}
