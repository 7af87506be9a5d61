package dev.runner.core.run;

import dev.runner.core.issue.Issue;
import java.util.List;

/** Looks for what is wrong with the targets to which each run goes, before one runs. */
final class AfterRunCheck {

  /** Returns what is wrong; asks nobody and starts nothing if there is no target. */
  List<Issue> problems(RunRequest request) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      RunSettings settings = new SuitePreparer().settings(request, scratch.path());
      List<String> targets = settings.lending().rules().exports().afterRun();
      return targets.isEmpty()
          ? List.of()
          : new GoodsExport(request, targets).check(settings, scratch.path());
    }
  }
}
