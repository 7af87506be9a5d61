package dev.runner.core.config;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Includes files only, relative to the including one, and never leaves out a missing one. */
final class FileIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private static final String ONLY_FILES =
      "only files can be included, as in include \"other.conf\"";

  private final IncludeSite site;
  private final Function<Path, ConfigObject> parser;

  FileIncluder(IncludeSite site, Function<Path, ConfigObject> parser) {
    this.site = site;
    this.parser = parser;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (what.contains("://")) {
      throw site.refusal(what, ONLY_FILES);
    }
    Path file = site.sibling(what);
    if (site.chain().contains(file)) {
      throw site.refusal(
          what, "the files include each other (%s -> %s)".formatted(site.chainText(), file));
    }
    if (!Files.exists(file)) {
      throw site.refusal(
          what, "file '%s' does not exist; correct the name or remove the line".formatted(file));
    }
    return parser.apply(file);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(context, what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw site.refusal(what.toString(), ONLY_FILES);
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw site.refusal(what, ONLY_FILES);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }
}
