/** Tests of what the contract of exporters refuses. */
@NullMarked
package dev.runner.api.export.contract;

import org.jspecify.annotations.NullMarked;
