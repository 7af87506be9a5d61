package dev.runner.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a page that are the same for every run: its elements, its style, its scripts. */
final class HtmlPage {

  /** The style, in this order. */
  static final List<String> STYLES = List.of("base.css", "overview.css", "tests.css", "print.css");

  /** The script, so that each module comes behind those that it imports. */
  static final List<String> MODULES =
      List.of(
          "text.js",
          "icons.js",
          "chunks.js",
          "tests.js",
          "filter.js",
          "state.js",
          "theme.js",
          "charts.js",
          "overview.js",
          "panels.js",
          "chips.js",
          "list.js",
          "output.js",
          "details.js",
          "keys.js",
          "main.js");

  private static final String FOLDER = "html/";
  private static final String CHARTS = "chart.umd.min.js";
  private static final List<String> LICENCES = List.of("chart.js.LICENSE.md", "color.LICENSE.md");
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern MODULE_WORDS =
      Pattern.compile("^(import .* from '\\./[\\w-]+\\.js';\n|export )", Pattern.MULTILINE);

  private HtmlPage() {}

  /** Returns the page in the order in which it is written, with slots for what is of one run. */
  static List<Piece> pieces() {
    String charts = resource(CHARTS);
    String script = script();
    String style = joined(STYLES);
    String policy =
        "default-src 'none'; script-src %s %s; style-src %s; img-src data: blob:; %s"
            .formatted(
                hash(charts), hash(script), hash(style), "base-uri 'none'; form-action 'none'");
    Map<String, String> texts =
        Map.of(
            "policy", policy,
            "style", style,
            "charts", charts,
            "script", script,
            "licences", joined(LICENCES));
    List<Piece> pieces = new ArrayList<>();
    String page = resource("page.html");
    Matcher slots = SLOT.matcher(page);
    int done = 0;
    while (slots.find()) {
      String name = slots.group(1);
      pieces.add(new Piece(Slot.NONE, page.substring(done, slots.start())));
      String text = texts.get(name);
      pieces.add(text == null ? new Piece(Slot.of(name), "") : new Piece(Slot.NONE, text));
      done = slots.end();
    }
    pieces.add(new Piece(Slot.NONE, page.substring(done)));
    return pieces;
  }

  static void print(OutputStream target, String text) {
    try {
      target.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file that belongs to the page. */
  static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("Resource '" + name + "' is missing: install again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Resource '" + name + "' cannot be read", e);
    }
  }

  /** Joins the modules to one script: a page that is a file cannot import others. */
  private static String script() {
    String modules = MODULE_WORDS.matcher(joined(MODULES)).replaceAll("");
    return "(() => {\n'use strict';\n" + modules + "})();\n";
  }

  private static String joined(List<String> names) {
    return names.stream().map(HtmlPage::resource).collect(Collectors.joining("\n"));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** What a run fills in. */
  enum Slot {
    NONE,
    TITLE,
    SUMMARY,
    CHUNKS;

    private static Slot of(String name) {
      return Stream.of(values())
          .filter(slot -> slot.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Nothing fills the slot '" + name + "'"));
    }
  }

  /**
   * A part of the page.
   *
   * @param slot what goes here
   * @param text the part, if nothing has to be filled in
   */
  record Piece(Slot slot, String text) {}
}
