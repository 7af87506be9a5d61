package dev.runner.exporter.opensearch;

import dev.runner.api.export.ExportTarget;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where documents go.
 *
 * @param root the address of the service, without a slash at its end
 * @param index the name of the index or data stream
 */
record Place(String root, String index) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9.][a-z0-9._+-]{0,199}");

  /** Reads a target whose path ends with the name; it may be no good. */
  static Place of(ExportTarget target) {
    URI endpoint = target.endpoint();
    String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
    int slash = path.lastIndexOf('/');
    return new Place(
        "%s://%s%s"
            .formatted(
                endpoint.getScheme(),
                endpoint.getRawAuthority(),
                slash < 0 ? "" : path.substring(0, slash)),
        path.substring(slash + 1));
  }

  boolean named() {
    return NAME.matcher(index).matches();
  }

  URI at(String path) {
    return URI.create(root + path);
  }
}
