package dev.runner.core.install;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a file over HTTP, within limits of size and time. It follows redirects of the same scheme
 * only.
 */
final class Download {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofMinutes(10);
  private static final int REDIRECTS = 5;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Fetches a file.
   *
   * @param uri where
   * @param file where to, which does not exist
   * @param largest the most bytes
   * @return whether it was there
   * @throws FetchException if it cannot be had, or is larger
   */
  boolean get(URI uri, Path file, long largest) throws FetchException {
    URI next = uri;
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpResponse<Void> response = send(next, file, largest);
      int status = response.statusCode();
      Optional<String> elsewhere = response.headers().firstValue("Location");
      if (status == OK) {
        return true;
      }
      delete(file);
      if (status == NOT_FOUND) {
        return false;
      }
      if (status / 100 != 3 || elsewhere.isEmpty()) {
        throw new FetchException(
            "'%s' answered with status %d (expected is %d)".formatted(next, status, OK));
      }
      next = redirected(next, elsewhere.get());
    }
    throw new FetchException(
        "'%s' leads from one place to another more than %d times".formatted(uri, REDIRECTS));
  }

  private static URI redirected(URI from, String location) throws FetchException {
    try {
      URI to = from.resolve(location);
      if (scheme(to).equals(scheme(from)) && to.getHost() != null) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      // no URL at all
    }
    throw new FetchException(
        "'%s' leads to '%s', which is of another scheme: if you trust that place, name it yourself"
            .formatted(from, location));
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }

  private HttpResponse<Void> send(URI uri, Path file, long largest) throws FetchException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(WHOLE).build();
    try (OutputStream out = Files.newOutputStream(file)) {
      Limited limited = new Limited(out, largest);
      CompletableFuture<HttpResponse<Void>> answer =
          client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(limited::take));
      try {
        return answer.get(WHOLE.toSeconds(), TimeUnit.SECONDS);
      } finally {
        answer.cancel(true);
      }
    } catch (ExecutionException e) {
      throw failed(uri, String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw failed(uri, "not within " + WHOLE.toMinutes() + " min", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(uri, "interrupted", e);
    } catch (IOException e) {
      throw failed(uri, e.toString(), e);
    }
  }

  private static FetchException failed(URI uri, String why, Exception e) {
    return new FetchException(
        "'%s' cannot be fetched (%s): see that it can be reached from here".formatted(uri, why), e);
  }

  private static void delete(Path file) throws FetchException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FetchException("'%s' cannot be deleted (%s)".formatted(file, e), e);
    }
  }

  /** Writes what comes, up to a limit. */
  private static final class Limited {

    private final OutputStream out;
    private final long largest;
    private long taken;

    Limited(OutputStream out, long largest) {
      this.out = out;
      this.largest = largest;
    }

    void take(Optional<byte[]> part) {
      byte[] bytes = part.orElse(new byte[0]);
      taken += bytes.length;
      if (taken > largest) {
        throw new IllegalStateException("it is larger than " + largest + " bytes");
      }
      try {
        out.write(bytes);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
