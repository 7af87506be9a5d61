package dev.runner.core.report;

/**
 * What was added up while the tests of a run were written.
 *
 * @param rows how many there are, classes that failed among them
 * @param clusters what failed for the same reason
 * @param timeline which fork ran which class when
 * @param changes what is different from the run before
 * @param tags the tags of the tests
 * @param outside the number of the details of what was written outside of classes; -1 if none
 */
record HtmlTally(
    int rows,
    HtmlClusters clusters,
    HtmlTimeline timeline,
    HtmlChanges changes,
    HtmlTags tags,
    int outside) {}
