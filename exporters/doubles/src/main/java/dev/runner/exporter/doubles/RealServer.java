package dev.runner.exporter.doubles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A product in a process of its own, on the loopback interface. */
public final class RealServer implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Process process;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  private RealServer(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Returns a port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns the java command of this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Starts a product and waits until it answers.
   *
   * @param folder what it may write to; its log is {@code server.log} there
   * @param ready what it answers with 2xx once it is there
   */
  public static RealServer start(Path folder, URI ready, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LIBFFI_TMPDIR", folder.toString()); // Elasticsearch 7 insists
    Process process = builder.start();
    RealServer server = new RealServer(process, log);
    server.await(ready);
    return server;
  }

  /**
   * Returns a command as an ordinary user executes it: some products refuse to be run by root. The
   * folder is given to that user then.
   */
  public static List<String> asOrdinaryUser(Path folder, List<String> command)
      throws IOException, InterruptedException {
    if (!System.getProperty("user.name").equals("root")) {
      return command;
    }
    new ProcessBuilder("chown", "-R", "nobody", folder.toString()).inheritIO().start().waitFor();
    new ProcessBuilder("chmod", "755", folder.getParent().toString()).start().waitFor();
    List<String> all =
        new ArrayList<>(
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
    all.addAll(command);
    return all;
  }

  /** Asks it something. */
  public String ask(String method, URI uri, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    return answer.body();
  }

  private void await(URI ready) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (!answers(ready)) {
      if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
        close();
        throw new IOException("It does not answer:\n" + Files.readString(log));
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
  }

  private boolean answers(URI ready) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
