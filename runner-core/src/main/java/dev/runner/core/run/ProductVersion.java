package dev.runner.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this product.
 *
 * @param full as it was built, {@code 0.1.0-SNAPSHOT}
 */
public record ProductVersion(String full) {

  /** Returns the version of the running product. */
  public static ProductVersion current() {
    try (InputStream in =
        ProductVersion.class.getResourceAsStream("/dev/runner/core/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return new ProductVersion(properties.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the runner's own version", e);
    }
  }

  /** Returns the version of plugin-api that plugins are held against: without a qualifier. */
  public String api() {
    int qualifier = full.indexOf('-');
    return qualifier < 0 ? full : full.substring(0, qualifier);
  }
}
