package dev.runner.cli.command;

import dev.runner.cli.output.DoctorView;
import dev.runner.core.doctor.Diagnosis;
import dev.runner.core.doctor.Doctor;
import dev.runner.core.suite.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code runner doctor}: everything wrong with a workspace, in one page. */
@Command(
    name = "doctor",
    description = "Tells everything that is wrong with this workspace.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @ParentCommand private RunnerCommand root;

  @Option(names = "--format", description = "text, json or csv.")
  private Format format = Format.TEXT;

  DoctorCommand() {}

  @Override
  public Integer call() {
    GlobalOptions global = root.global();
    Diagnosis diagnosis = new Doctor().examine(global.request(Selection.ALL));
    DoctorView view = new DoctorView(global.console());
    switch (format) {
      case JSON -> view.json(diagnosis);
      case CSV -> view.csv(diagnosis);
      case TEXT -> view.text(diagnosis);
    }
    return diagnosis.status().code();
  }
}
