/** Sends runs to TestRail. */
@NullMarked
package dev.runner.exporter.testrail;

import org.jspecify.annotations.NullMarked;
