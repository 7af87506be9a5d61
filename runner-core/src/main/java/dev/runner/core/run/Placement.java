package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.PortionTaken;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.suite.Portion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was handed to which fork of a run, read from its journal.
 *
 * <p>A track is what one fork was given, and what was given to those that took its place because it
 * had died: what they had to take over follows from the death, not from the record. Of a run whose
 * tests were repeated, only the last round counts.
 */
final class Placement {

  private static final Pattern CLASS = Pattern.compile("/\\[class(?:-template)?:([^\\]/]+)\\]");

  private final List<Track> tracks = new ArrayList<>();
  private final Map<Integer, Track> ofLanes = new HashMap<>();
  private final Set<Integer> dead = new HashSet<>();
  private int forks = 1;
  private long seed;
  private boolean resumed;

  /** Takes the next event of the journal. */
  void take(RunEvent event) {
    if (event instanceof PortionTaken taken) {
      add(taken);
    } else if (event instanceof ForkEnded ended && ended.failure().isPresent()) {
      dead.add(ended.fork());
    } else if (event instanceof SuiteAssembled assembled) {
      forks = assembled.forks();
      seed = assembled.seed();
    } else if (event instanceof RoundStarted) {
      tracks.clear(); // each round is all of the run, and the last one is that with the failure
      ofLanes.clear();
    } else if (event instanceof RunResumed) {
      resumed = true;
    }
  }

  /** Returns what each fork was given, in the order in which they began. */
  List<List<Portion>> tracks() {
    return tracks.stream()
        .map(track -> List.copyOf(track.portions))
        .filter(portions -> !portions.isEmpty())
        .toList();
  }

  int forks() {
    return forks;
  }

  long seed() {
    return seed;
  }

  /** Tells whether several processes have worked on the run. */
  boolean isResumed() {
    return resumed;
  }

  private void add(PortionTaken taken) {
    Track track = ofLanes.get(taken.lane());
    if (taken.rest() && track != null && !leave(track, taken.portion())) {
      return; // it cannot be told apart: the first fork gets all of it
    }
    if (track == null || (track.fork != taken.fork() && !dead.contains(track.fork))) {
      track = new Track();
      tracks.add(track);
      ofLanes.put(taken.lane(), track);
    }
    track.fork = taken.fork();
    track.portions.add(taken.portion());
  }

  /** Takes out of a track what its last fork has left; tells whether that can be done. */
  private static boolean leave(Track track, Portion rest) {
    if (rest.allEngines() || track.portions.isEmpty()) {
      return false;
    }
    Portion last = track.portions.remove(track.portions.size() - 1);
    Set<String> left = new HashSet<>();
    rest.uniqueIds().forEach(id -> left.add(className(id)));
    List<String> classes = last.classes().stream().filter(name -> !left.contains(name)).toList();
    List<String> ids =
        last.uniqueIds().stream().filter(id -> !left.contains(className(id))).toList();
    if (!classes.isEmpty() && ids.isEmpty() == last.uniqueIds().isEmpty()) {
      track.portions.add(last.part(classes).only(ids));
    }
    return true;
  }

  private static String className(String uniqueId) {
    Matcher matcher = CLASS.matcher(uniqueId);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What one fork and those after its death were given. */
  private static final class Track {

    private final List<Portion> portions = new ArrayList<>();
    private int fork;
  }
}
