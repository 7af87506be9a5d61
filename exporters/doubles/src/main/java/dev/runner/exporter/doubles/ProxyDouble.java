package dev.runner.exporter.doubles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy on a free port of the loopback interface: it forwards requests, and connects where
 * it is asked to. One request is taken from each connection.
 */
public final class ProxyDouble implements AutoCloseable {

  /** What it does instead of its work. */
  public enum Mood {
    /** Nothing: it works. */
    WORKING,
    /** It answers with a status. */
    REFUSING,
    /** It never answers. */
    SILENT,
    /** It cuts the connection. */
    CUTTING,
    /** It answers what nobody can understand. */
    RAVING,
    /** It answers all requests with a page for people, as log-ins of networks do. */
    GREETING,
    /** It answers before it was asked, which is no secure connection. */
    BLURTING
  }

  /** Who is not told would send the next request into a connection that is being closed. */
  private static final String CLOSE = "Connection: close\r\n";

  private static final String LAST = CLOSE + "Content-Length: 0";
  private static final String PAGE = CLOSE + "Content-Length: 24\r\n\r\n<!DOCTYPE html><p>Hello!";

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> heads = new ArrayList<>();
  private volatile Mood mood = Mood.WORKING;
  private volatile int status = 503;
  private volatile String wanted = "";

  private ProxyDouble(ServerSocket server) {
    this.server = server;
  }

  /**
   * Starts one that works.
   *
   * @throws IOException if there is no port
   */
  public static ProxyDouble start() throws IOException {
    ProxyDouble made = new ProxyDouble(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    made.threads.execute(made::accept);
    return made;
  }

  /** Returns its host and port. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Lets it do something else from now on. */
  public void turn(Mood next) {
    mood = next;
  }

  /** Lets it answer all requests with a status from now on. */
  public void refuse(int next) {
    status = next;
    mood = Mood.REFUSING;
  }

  /** Lets it answer 407 to all but those with this {@code Proxy-Authorization}. */
  public void asksFor(String authorization) {
    wanted = authorization;
  }

  /** Returns the heads of all requests, with all their lines, in the order of their arrival. */
  public synchronized List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // it is closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (mood == Mood.BLURTING) {
        blurt(client);
        return;
      }
      String head = head(client.getInputStream());
      synchronized (this) {
        heads.add(head);
      }
      OutputStream out = client.getOutputStream();
      if (mood == Mood.WORKING && !wanted.isEmpty() && !head.contains(": " + wanted + "\r\n")) {
        say(out, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\n" + LAST);
        return;
      }
      switch (mood) {
        case WORKING -> pass(client, head);
        case REFUSING -> say(out, "HTTP/1.1 " + status + " No\r\n" + LAST);
        case SILENT -> closed.await();
        case CUTTING -> {}
        case RAVING -> say(out, "\u0007\u0001 who?");
        case BLURTING -> {}
        case GREETING -> say(out, "HTTP/1.1 200 OK\r\n" + PAGE);
      }
    } catch (IOException e) {
      // one of both has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /** Reads all that comes, as the answer would be lost where the rest is thrown away. */
  private static void blurt(Socket client) throws IOException {
    say(client.getOutputStream(), "HTTP/1.1 400 No");
    client.shutdownOutput();
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(
        (text + (text.contains("\r\n\r\n") ? "" : "\r\n\r\n")).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Reads up to the empty line. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("half a request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private void pass(Socket client, String head) throws IOException, InterruptedException {
    Scanner words = new Scanner(head).useDelimiter("[ \r\n]+");
    boolean tunnel = words.next().equals("CONNECT");
    String named = words.next();
    String to = tunnel ? named : URI.create(named).getAuthority();
    int port = Integer.parseInt(to.substring(to.lastIndexOf(':') + 1));
    try (Socket service = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(service);
      if (tunnel) {
        say(client.getOutputStream(), "HTTP/1.1 200 Connection established");
      } else {
        say(service.getOutputStream(), forwarded(head, "http://" + to));
      }
      threads.execute(() -> copy(client, service));
      if (!tunnel) {
        String answer = head(service.getInputStream());
        say(client.getOutputStream(), answer.replaceFirst("\r\n", "\r\n" + CLOSE));
      }
      copy(service, client);
      open.remove(service);
    }
  }

  /** Returns the head as the service gets it: no address of its own, nothing for the proxy. */
  private static String forwarded(String head, String to) {
    StringBuilder lines = new StringBuilder();
    for (String line : head.strip().lines().toList()) {
      String name = line.toLowerCase(Locale.ROOT);
      if (!name.startsWith("proxy-") && !name.startsWith("connection:")) {
        lines.append(line.replace(" " + to, " ")).append("\r\n");
      }
    }
    return lines + CLOSE + "\r\n";
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // one of both has gone
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
