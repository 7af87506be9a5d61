/** Tests of the TestRail exporter against a double of TestRail on the loopback interface. */
@NullMarked
package dev.runner.exporter.testrail;

import org.jspecify.annotations.NullMarked;
