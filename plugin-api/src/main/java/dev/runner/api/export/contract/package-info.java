/** What every exporter must pass, and what it is tried with where there is no runner. */
@NullMarked
package dev.runner.api.export.contract;

import org.jspecify.annotations.NullMarked;
