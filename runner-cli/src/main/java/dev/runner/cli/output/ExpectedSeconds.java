package dev.runner.cli.output;

import dev.runner.core.result.TestDescription;
import dev.runner.core.run.ExpectedTimes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How many seconds a test will take, as far as stored runs tell.
 *
 * @param times the times; empty if there is no store
 */
public record ExpectedSeconds(Optional<ExpectedTimes> times) {

  /** Returns the seconds with three decimals; empty if the test never ran. */
  Optional<BigDecimal> of(TestDescription test) {
    return times.flatMap(known -> known.of(test)).map(ExpectedSeconds::seconds);
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.getNano(), 9)
        .add(BigDecimal.valueOf(time.getSeconds()))
        .setScale(3, RoundingMode.HALF_UP);
  }
}
