package dev.runner.exporter.s3;

import dev.runner.api.export.ExportTarget;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where objects go.
 *
 * @param root the address of the bucket, without a slash at its end
 * @param name the name of the bucket
 * @param prefix what all keys begin with; empty or with a slash at its end
 */
record Bucket(String root, String name, String prefix) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /**
   * Reads a target whose path begins with the bucket; it may be no good.
   *
   * @param pathStyle whether the bucket is in the path of calls, too
   */
  static Bucket of(ExportTarget target, boolean pathStyle) {
    URI endpoint = target.endpoint();
    List<String> path =
        Arrays.stream(Optional.ofNullable(endpoint.getPath()).orElse("").split("/"))
            .filter(part -> !part.isEmpty())
            .toList();
    String name = path.isEmpty() ? "" : path.get(0);
    String prefix = path.stream().skip(1).map(part -> part + "/").collect(Collectors.joining());
    String root =
        pathStyle
            ? "%s://%s/%s".formatted(endpoint.getScheme(), endpoint.getRawAuthority(), name)
            : "%s://%s.%s".formatted(endpoint.getScheme(), name, endpoint.getRawAuthority());
    return new Bucket(root, name, prefix);
  }

  boolean named() {
    return NAME.matcher(name).matches();
  }

  /** Returns the address of an object, written as its signature is made. */
  URI uri(String key) {
    return URI.create(
        Arrays.stream(key.split("/"))
            .map(Bucket::encoded)
            .collect(Collectors.joining("/", root + "/", "")));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
