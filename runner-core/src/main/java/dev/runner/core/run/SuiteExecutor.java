package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.MarkedProcesses;
import dev.runner.core.schedule.ClassForecast;
import dev.runner.core.schedule.ClassTimes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the tests of a suite once, in forks.
 *
 * @param prepared the suite
 * @param numbers the numbers of its tests
 * @param control who may decide something meanwhile
 */
record SuiteExecutor(PreparedSuite prepared, TestNumbers numbers, RunControl control) {

  /** Returns when all tests have run, or no further one may. */
  void execute(Consumer<RunEvent> events) {
    RunSettings settings = prepared.settings();
    Cancellation cancellation = control.cancellation();
    SuiteNeeds needs = SuiteNeeds.of(prepared.suite(), settings.sharing().serialPlugins());
    ClassForecast forecast =
        new ClassForecast(
            () -> ClassTimes.read(settings.classTimes(), new SuiteIds(prepared.suite())));
    List<ForkPlan> plans = new OrderedPlans(prepared, forecast, needs).plans();
    WorkQueue queue =
        new WorkQueue(plans, forecast, settings.forks(), needs, settings.sharing().capacities());
    control
        .forks()
        .working(new RunOutlook(queue::progress, queue::rest, settings.forks(), System::nanoTime));
    Cancellation.Watch waiting = cancellation.watch(queue);
    try (Watchdog watchdog = new Watchdog(settings.limits())) {
      settings
          .limits()
          .run()
          .ifPresent(limit -> watchdog.watch(new RunLimit(limit, cancellation, events)));
      Optional<CredentialDesk> desk = CredentialDesk.open(prepared, control, events);
      try {
        Lender lender = desk.isPresent() ? desk.get() : Lender.NONE;
        ForkStarter starter = new ForkStarter(prepared, control, watchdog, lender, events);
        TestForks forks = new TestForks(starter, numbers, control.referee(), cancellation, events);
        new Lanes(forks, queue, settings.forks()).workOff();
      } finally {
        desk.ifPresent(CredentialDesk::close);
      }
    } finally {
      waiting.close();
    }
    if (cancellation.isRequested()) {
      MarkedProcesses.kill(settings.runFolder());
    }
  }
}
