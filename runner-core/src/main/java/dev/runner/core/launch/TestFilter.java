package dev.runner.core.launch;

import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;

/**
 * Decides by its tags and its listed id whether a test is wanted. Forks ask it about what they
 * discover, the supervisor about what it knows already, so both choose the same tests.
 */
public final class TestFilter {

  private final List<PostDiscoveryFilter> tags;
  private final List<Pattern> wanted;
  private final List<Pattern> unwanted;
  private final Optional<List<Pattern>> included;
  private final List<Exclusion> excluded;

  /** Makes the filter of a selection, whose expressions must be valid. */
  public TestFilter(Selection selection) {
    this.tags = selection.tagExpressions().stream().map(TagFilter::includeTags).toList();
    this.wanted = patterns(selection.regexes());
    this.unwanted = patterns(selection.excludedRegexes());
    this.included =
        selection
            .lists()
            .included()
            .map(rules -> patterns(rules.stream().map(ListedRegex::regex).toList()));
    this.excluded =
        selection.lists().excluded().stream()
            .map(rule -> new Exclusion(rule, Pattern.compile(rule.regex())))
            .toList();
  }

  /** Tells whether a test is wanted, exclude lists aside. */
  public boolean wants(TestDescription test) {
    String id = test.listedId();
    return hasTags(test)
        && (wanted.isEmpty() || isFound(wanted, id))
        && !isFound(unwanted, id)
        && included.map(patterns -> isFound(patterns, id)).orElse(true);
  }

  /** Returns the line of an exclude list that leaves a test out; empty if none does. */
  public Optional<ListedRegex> exclusion(TestDescription test) {
    String id = test.listedId();
    return excluded.stream()
        .filter(exclusion -> exclusion.pattern.matcher(id).find())
        .map(Exclusion::rule)
        .findFirst();
  }

  private boolean hasTags(TestDescription test) {
    if (tags.isEmpty()) {
      return true;
    }
    TestDescriptor tagged = new Tagged(test.tags());
    return tags.stream().allMatch(filter -> filter.apply(tagged).included());
  }

  private static boolean isFound(List<Pattern> patterns, String id) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(id).find());
  }

  private static List<Pattern> patterns(List<String> regexes) {
    return regexes.stream().map(Pattern::compile).toList();
  }

  private record Exclusion(ListedRegex rule, Pattern pattern) {}

  /** What JUnit's tag filter wants to see: it reads the tags alone. */
  private static final class Tagged extends AbstractTestDescriptor {

    private static final UniqueId ID = UniqueId.root("tagged", "test");

    private final Set<TestTag> tags;

    Tagged(List<String> tags) {
      super(ID, "test");
      this.tags = tags.stream().map(TestTag::create).collect(Collectors.toSet());
    }

    @Override
    public Set<TestTag> getTags() {
      return tags;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }
}
