package dev.runner.core.shard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a shard is a part of. The manifests of all shards of a suite prove together that no class is
 * left out.
 *
 * @param shard which part it is
 * @param plugins the plugins of the whole suite and those that these depend on
 * @param selection a digest of what was selected
 * @param tests a digest of the unique ids of all tests and test methods of the suite
 * @param whole whether the selection leaves out no test of the plugins
 * @param basis by what the suite was divided, see {@link ShardDivision#basis()}
 * @param pieces all that was divided, ordered by plugin and class
 */
public record ShardManifest(
    Shard shard,
    List<ShardPlugin> plugins,
    String selection,
    String tests,
    boolean whole,
    String basis,
    List<ShardPiece> pieces) {

  /** Changes with the way in which suites are divided. */
  private static final String FORM = "1";

  /** Sorts the plugins and copies the lists. */
  public ShardManifest {
    plugins = plugins.stream().sorted(Comparator.comparing(ShardPlugin::id)).toList();
    pieces = List.copyOf(pieces);
  }

  /** Returns a digest of the whole suite: equal ones have the same tests of the same plugins. */
  public String suite() {
    List<String> jars = new ArrayList<>();
    for (ShardPlugin plugin : plugins) {
      jars.addAll(List.of(plugin.id().value(), plugin.version(), plugin.sha256()));
    }
    return new TextDigest().add(FORM, selection, tests).add(jars).text();
  }

  /** Returns a digest of the division: shards of the same one have no class in common. */
  public String division() {
    List<String> places = new ArrayList<>();
    pieces.forEach(piece -> places.addAll(List.of(piece.name(), "" + piece.shard())));
    return new TextDigest().add(suite(), "" + shard.of(), basis).add(places).text();
  }

  /** Returns what belongs to this shard. */
  public List<ShardPiece> own() {
    return pieces.stream().filter(piece -> piece.shard() == shard.number()).toList();
  }

  /** Returns how many tests and test methods the whole suite has. */
  public int allTests() {
    return pieces.stream().mapToInt(ShardPiece::tests).sum();
  }

  /** Returns how many tests and test methods this shard has. */
  public int ownTests() {
    return own().stream().mapToInt(ShardPiece::tests).sum();
  }

  /** Tells whether there are fewer classes than shards, and none for this one. */
  public boolean isEmptyPart() {
    return !pieces.isEmpty() && own().isEmpty();
  }

  /** Says for people by what the suite was divided. */
  public static String basisText(String basis) {
    return basis.equals(ShardDivision.BY_TESTS) ? "numbers of tests" : "times";
  }
}
