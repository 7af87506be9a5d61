package dev.runner.exporter.s3;

import dev.runner.api.config.PluginOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs requests by version 4 of AWS' signatures; a signature holds for some minutes. */
final class Signature {

  /** The JDK writes these itself. */
  private static final Set<String> WRITTEN_BY_THE_CLIENT = headers("Host", "Content-Length");

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsIdentity identity;
  private final String region;

  Signature(PluginOptions options) {
    String id = options.get("s3.access-key-id", String.class);
    String key = options.get("s3.secret-access-key", String.class);
    this.region = options.get("s3.region", String.class);
    this.identity =
        options
            .find("s3.session-token", String.class)
            .<AwsCredentialsIdentity>map(
                token -> AwsSessionCredentialsIdentity.create(id, key, token))
            .orElseGet(() -> AwsCredentialsIdentity.create(id, key));
  }

  /**
   * Returns a request with its signature.
   *
   * @param method {@code PUT} or {@code HEAD}
   * @param headers what is said beside
   * @param body the body; empty for none
   */
  HttpRequest.Builder request(
      String method, URI uri, Map<String, String> headers, Optional<Path> body) {
    SdkHttpRequest.Builder plain =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    headers.forEach(plain::putHeader);
    SignedRequest signed =
        signer.sign(
            request -> {
              request
                  .identity(identity)
                  .request(plain.build())
                  .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                  .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                  .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                  .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false);
              body.ifPresent(file -> request.payload(content(file)));
            });
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, body.map(Signature::publisher).orElseGet(BodyPublishers::noBody));
    signed
        .request()
        .forEachHeader(
            (name, values) -> {
              if (!WRITTEN_BY_THE_CLIENT.contains(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request;
  }

  private static ContentStreamProvider content(Path file) {
    return ContentStreamProvider.fromInputStreamSupplier(() -> open(file));
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest.BodyPublisher publisher(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> headers(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(Set.of(names));
    return set;
  }
}
