package dev.runner.cli.command;

import dev.runner.core.report.Call;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Chooses exchanges by their status.
 *
 * @param wanted each a status, as 404, a hundred of them, as 5xx, or none; without any, all are
 */
record StatusFilter(List<String> wanted) {

  private static final Pattern ALLOWED = Pattern.compile("[1-5]\\d\\d|[1-5]xx|none");

  /** Refuses what is none of them. */
  StatusFilter {
    wanted = wanted.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    for (String text : wanted) {
      if (!ALLOWED.matcher(text).matches()) {
        throw new UsageException(
            "Invalid status '%s' (expected one as 404, a hundred as 5xx, or none where there was no answer)"
                .formatted(text));
      }
    }
  }

  boolean includes(Call call) {
    return wanted.isEmpty() || wanted.stream().anyMatch(text -> isMeant(text, call.status()));
  }

  private static boolean isMeant(String text, OptionalInt status) {
    if (status.isEmpty()) {
      return text.equals("none");
    }
    String number = Integer.toString(status.getAsInt());
    return number.equals(text) || (text.endsWith("xx") && number.charAt(0) == text.charAt(0));
  }
}
