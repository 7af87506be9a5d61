package dev.runner.exporter.testrail;

import dev.runner.api.export.ExportedTest.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where in TestRail results go, by its own ids.
 *
 * @param project the project
 * @param suite the suite
 * @param milestone the milestone
 * @param automationField the field with the automation id, if there is one
 * @param statuses what outcomes are called; one that is missing is not sent
 * @param configs the configurations that were tested
 * @param caseFields values of cases that are made
 * @param resultFields values of results
 */
record Place(
    long project,
    long suite,
    Optional<Long> milestone,
    Optional<String> automationField,
    Map<Outcome, Long> statuses,
    List<Long> configs,
    Map<String, Object> caseFields,
    Map<String, Object> resultFields) {}
