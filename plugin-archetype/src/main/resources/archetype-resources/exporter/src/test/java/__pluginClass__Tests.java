package ${package};

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.RunExporterContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every exporter must pass, with a double of the other side on the loopback interface. */
final class ${pluginClass}Tests extends RunExporterContract {

  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> keys = Collections.synchronizedSet(new HashSet<>());
  private HttpServer otherSide;

  @BeforeEach
  void startADouble() throws IOException {
    otherSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    otherSide.createContext("/", this::accept);
    otherSide.start();
  }

  @AfterEach
  void endIt() {
    otherSide.stop(0);
  }

  private void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
        received.add(line);
      }
      exchange.sendResponseHeaders(201, -1);
    }
  }

  @Override
  protected RunExporter exporter() {
    return new ${pluginClass}();
  }

  @Override
  protected ExportTarget target() {
    InetSocketAddress address = otherSide.getAddress();
    return ExportTarget.parse(
        "${pluginId}+http://" + address.getHostString() + ":" + address.getPort() + "/");
  }

  @Override
  protected List<String> received() {
    return List.copyOf(received);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of("only-for-the-double");
  }
}
