/** Options: how a plugin declares them once and reads their values everywhere. */
@NullMarked
package dev.runner.api.config;

import org.jspecify.annotations.NullMarked;
