package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.fork.MarkedProcesses;
import dev.runner.core.schedule.ClassTimes;
import java.util.List;
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
    ClassTimes times =
        settings.forks() == 1 ? ClassTimes.NONE : ClassTimes.read(settings.classTimes());
    List<ForkPlan> plans = new OrderedPlans(prepared, times, needs).plans();
    WorkQueue queue =
        new WorkQueue(plans, times, settings.forks(), needs, settings.sharing().capacities());
    Cancellation.Watch waiting = cancellation.watch(queue);
    try (Watchdog watchdog = new Watchdog(settings.limits())) {
      settings
          .limits()
          .run()
          .ifPresent(limit -> watchdog.watch(new RunLimit(limit, cancellation, events)));
      ForkStarter starter = new ForkStarter(prepared, control, watchdog, events);
      TestForks forks = new TestForks(starter, numbers, control.referee(), cancellation, events);
      new Lanes(forks, queue, settings.forks()).workOff();
    } finally {
      waiting.close();
    }
    if (cancellation.isRequested()) {
      MarkedProcesses.kill(settings.runFolder());
    }
  }
}
