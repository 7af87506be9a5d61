package dev.runner.exporter.doubles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver of webhooks that takes each call once, by its {@code Idempotency-Key}. */
public final class HookDouble implements HttpDouble.Service {

  private static final Pattern TEST = Pattern.compile("\"key\":\"((?:\\\\.|[^\"\\\\])*)\"");

  private final Map<String, String> bodies = new LinkedHashMap<>();

  /** Creates one that has received nothing. */
  public HookDouble() {}

  /** Returns the keys of all tests that have arrived, and what names no test. */
  public synchronized List<String> received() {
    List<String> all = new ArrayList<>();
    for (String body : bodies.values()) {
      Matcher test = TEST.matcher(body);
      int before = all.size();
      while (test.find()) {
        all.add(test.group(1));
      }
      if (all.size() == before) {
        all.add(body);
      }
    }
    return all;
  }

  @Override
  public synchronized Reply answer(Call call) {
    bodies.putIfAbsent(call.header("Idempotency-Key").orElse("none"), call.text());
    return new Reply(202, Map.of(), "id-" + bodies.size());
  }
}
