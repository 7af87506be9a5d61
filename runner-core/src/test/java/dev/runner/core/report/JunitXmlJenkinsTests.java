package dev.runner.core.report;

/** The profile {@code jenkins} in the contract of all reporters. */
final class JunitXmlJenkinsTests extends JunitXmlContract {

  @Override
  JunitXmlProfile profile() {
    return JunitXmlProfile.JENKINS;
  }
}
