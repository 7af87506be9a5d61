package dev.runner.core.task;

import dev.runner.api.export.TaskWorkload.Figures;
import java.util.Arrays;
import java.util.Optional;

/**
 * Folds measured times into figures. Beyond {@value #MOST} values, percentiles are those of every
 * second value, then of every fourth one, and so on; all else stays exact.
 */
final class Samples {

  /** An even number of values, 2 MB. */
  static final int MOST = 1 << 18;

  private static final int FEW = 16;

  private double[] values = new double[FEW];
  private int kept;
  private long stride = 1;
  private long count;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  void add(double value) {
    if (count % stride == 0) {
      keep(value);
    }
    count++;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  private void keep(double value) {
    if (kept == MOST) {
      kept = MOST / 2;
      for (int i = 0; i < kept; i++) {
        values[i] = values[2 * i];
      }
      stride *= 2;
    } else if (kept == values.length) {
      values = Arrays.copyOf(values, Math.min(MOST, 2 * kept));
    }
    values[kept++] = value;
  }

  /** Returns the figures; empty if there is no value. */
  Optional<Figures> figures() {
    if (count == 0) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(values, kept);
    Arrays.sort(sorted);
    return Optional.of(
        new Figures(
            min,
            percentile(sorted, 0.5),
            percentile(sorted, 0.9),
            percentile(sorted, 0.95),
            max,
            sum / count));
  }

  /** Lies between the two nearest values, as near to each as its place is to theirs. */
  private static double percentile(double[] sorted, double part) {
    double place = (sorted.length - 1) * part;
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  }
}
